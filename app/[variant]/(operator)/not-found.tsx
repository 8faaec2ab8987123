export { default, metadata } from "@/components/site/not-found-page";
