/** `className` gives the size. */
export function CreatorPicture({ src, name, className }: CreatorPictureProps) {
  return (
    // biome-ignore lint/performance/noImgElement: the shop has encoded it in the size that is shown
    <img
      src={src}
      alt={name}
      width={400}
      height={400}
      decoding="async"
      className={`rounded-full bg-well object-cover ${className}`}
    />
  );
}

type CreatorPictureProps = { src: string; name: string; className: string };
