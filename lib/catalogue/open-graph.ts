import { shopImagePath, socialImageSize } from "@/lib/catalogue/social-images";

export const shopTitle = "Lectern: short lessons from people who do the work";
export const shopDescription = "A shop for lessons. Pay once, read seconds later, keep it for good.";

/** What a shared address says of the shop. Next replaces all of it by a page's own, which therefore begins with this. */
export const shopOpenGraph = {
  siteName: "Lectern",
  title: shopTitle,
  description: shopDescription,
  images: [{ url: shopImagePath, ...socialImageSize, alt: shopTitle }],
};
