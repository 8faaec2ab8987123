const side = 1200;

/**
 * Replaces a photo that is too large to send by a smaller JPEG. False where the browser cannot read it: the shop could
 * not either.
 */
export async function shrinkPicture(file: File, input: HTMLInputElement): Promise<boolean> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return false;
  const scale = Math.min(1, side / Math.min(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(bitmap.width * scale, bitmap.height * scale);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
  const transfer = new DataTransfer();
  transfer.items.add(new File([blob], file.name, { type: blob.type }));
  input.files = transfer.files;
  return true;
}
