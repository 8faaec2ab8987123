/** A lesson's image for shared links. The price is part of the URL, because it is part of the image. */
export const lessonImagePath = ({ slug, priceMinor, currency }: Pictured) =>
  `/images/lessons/${slug}?price=${priceMinor}${currency}`;

type Pictured = { slug: string; priceMinor: number; currency: string };

export const shopImagePath = "/images/shop";

/** In pixels, as social networks ask for. */
export const socialImageSize = { width: 1200, height: 630 };
