import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { createPurchase } from "../../support/database/shop.ts";
import { createCreatorAccount, createLearner, restOf } from "../../support/http/accounts.ts";
import {
  askUpload,
  complete,
  createDraftAccount,
  expireSignature,
  publishTexts,
  reserve,
  send,
  uploadFile,
} from "../../support/http/files.ts";
import { expectError } from "../../support/http/shop-client.ts";

const photo = (width = 80, height = 60) =>
  sharp({ create: { width, height, channels: 3, background: "#c40" } })
    .withExif({ IFD0: { Make: "Camera" }, IFD3: { GPSLatitude: "48/1 51/1 0/1" } })
    .jpeg()
    .toBuffer();
const picture = { kind: "picture", name: "crumb.jpg", mediaType: "image/jpeg" };
const pdf = { kind: "attachment", name: "plan.pdf", mediaType: "application/pdf" };
const pdfBytes = Buffer.from("%PDF-1.7\n% a plan\n");
const get = (fileId: string, person?: { token: string }) =>
  fetch(`${process.env.NEXT_PUBLIC_SITE_URL}/files/${fileId}`, {
    headers: person ? { authorization: `Bearer ${person.token}` } : {},
  });

test("a picture is stored without its metadata, and read by those who may", async () => {
  const { creator, lessonId } = await createDraftAccount();
  const [free, paid, plan] = [
    await uploadFile(creator, lessonId, picture, await photo()),
    await uploadFile(creator, lessonId, picture, await photo()),
    await uploadFile(creator, lessonId, { ...pdf, name: "แผน 🍞 خبز.pdf" }, pdfBytes),
  ];
  expect(free.answer.json).toMatchObject({ markdown: `![crumb](/files/${free.fileId}?size=80x60)` });
  expect((await get(free.fileId)).status).toBe(404);
  const stored = await get(free.fileId, creator);
  expect(stored.headers.get("cache-control")).toBe("private, no-store");
  const { format, exif } = await sharp(Buffer.from(await stored.arrayBuffer())).metadata();
  expect({ format, exif }).toEqual({ format: "webp", exif: undefined });

  await publishTexts(
    creator,
    lessonId,
    `![](/files/${free.fileId})`,
    `![](/files/${paid.fileId}) [x](/files/${plan.fileId})`,
  );
  const [learner, stranger, other] = [
    await createLearner(),
    await createLearner(),
    await createCreatorAccount(),
  ];
  await createPurchase(sql, { creator, learner, lessonId });
  expect((await get(free.fileId)).headers.get("cache-control")).toContain("public");
  for (const person of [undefined, stranger, other]) {
    expect((await get(free.fileId, person)).status).toBe(200);
    for (const { fileId } of [paid, plan]) expect((await get(fileId, person)).status).toBe(404);
  }
  for (const person of [learner, creator])
    for (const { fileId } of [paid, plan]) {
      const answer = await get(fileId, person);
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    }
  const attached = await get(plan.fileId, learner);
  expect(attached.headers.get("content-disposition")).toBe(
    `attachment; filename="??? ?? ???.pdf"; filename*=UTF-8''${encodeURIComponent("แผน 🍞 خبز.pdf")}`,
  );
  expect(attached.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await attached.text()).toBe(pdfBytes.toString());
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const forged: [string, { kind: string; name: string; mediaType: string }, Buffer][] = [
  ["SVG with a script, named JPEG", picture, Buffer.from(svg)],
  ["half a JPEG", picture, Buffer.from("\xff\xd8\xff\xe0half", "latin1")],
  ["a page, named PDF", pdf, Buffer.from("<!doctype html><script>alert(1)</script>")],
  [
    "a page, named text",
    { kind: "attachment", name: "x.txt", mediaType: "text/plain" },
    Buffer.from(" <html>"),
  ],
  [
    "a program, named video",
    { kind: "video", name: "x.mp4", mediaType: "video/mp4" },
    Buffer.from("MZ\x90\0\x03\0\0\0".repeat(9), "latin1"),
  ],
];
test.each(forged)("%s is refused, with what to do, and deleted", async (_what, file, bytes) => {
  const { creator, lessonId } = await createDraftAccount();
  const { answer, fileId, bucket, path } = await uploadFile(creator, lessonId, file, bytes);
  expectError(answer, 400, "validation_error");
  expect(answer.text).toMatch(/Please (choose|save)/);
  expect(await sql`select state from public.lesson_files where id = ${fileId}`).toEqual([
    { state: "refused" },
  ]);
  expect(await sql`select from storage.objects where bucket_id = ${bucket} and name = ${path}`).toEqual([]);
  expect((await get(fileId, creator)).status).toBe(404);
});

test("what is too large, of another type or for another's lesson is refused before a byte is sent", async () => {
  const { creator, lessonId } = await createDraftAccount();
  const large = { ...picture, bytes: 15 * 1024 ** 2 + 1 };
  expectError(await askUpload(creator, lessonId, large), 413, "payload_too_large");
  const svgFile = { ...picture, mediaType: "image/svg+xml", bytes: 9 };
  expectError(await askUpload(creator, lessonId, svgFile), 415, "unsupported_media_type");
  expectError(await askUpload(creator, lessonId, { ...picture, bytes: 0 }), 400, "validation_error");
  const good = { ...picture, bytes: 9 };
  expectError(await askUpload({}, lessonId, good), 401, "unauthenticated");
  for (const person of [await createLearner(), await createCreatorAccount()])
    expectError(await askUpload(person, lessonId, good), 404, "lesson_not_found");
  expectError(await askUpload(creator, randomUUID(), good), 404, "lesson_not_found");
});

test("storage takes only what was signed: this object, of the promised size, once", async () => {
  const { creator, lessonId } = await createDraftAccount();
  const upload = await reserve(creator, lessonId, { ...pdf, bytes: pdfBytes.length });
  const elsewhere = { ...upload, path: `${lessonId}/x` };
  const unsigned = { ...upload, endpoint: upload.endpoint.replace(/\/sign$/, "") };
  for (const wrong of [
    elsewhere,
    { ...upload, signature: `${upload.signature}x` },
    { ...upload, signature: null },
    unsigned,
  ])
    await expect(send(wrong, pdfBytes, pdf.mediaType)).rejects.toThrow(/40[03]/);
  const bucket = restOf(creator).storage.from(upload.bucket);
  expect((await bucket.upload(upload.path, pdfBytes)).data).toBeNull();
  expectError(await complete(creator, lessonId, upload.fileId), 404, "not_found");
  await send(upload, Buffer.concat([pdfBytes, pdfBytes]), pdf.mediaType);
  await expect(send(upload, pdfBytes, pdf.mediaType)).rejects.toThrow("409");
  expectError(await complete(await createCreatorAccount(), lessonId, upload.fileId), 404, "not_found");
  expectError(await complete(creator, lessonId, upload.fileId), 400, "validation_error");
  expect((await bucket.createSignedUrl(upload.path, 60)).data).toBeNull();
});

test("an upload whose signature runs out on its way is refused, keeps what arrived, and goes on with a new one", async () => {
  const { creator, lessonId } = await createDraftAccount();
  const file = { ...pdf, bytes: pdfBytes.length };
  const first = await reserve(creator, lessonId, file);
  const sendPart = async ({ signature }: typeof first, from: number, url?: string) => {
    const metadata = { bucketName: first.bucket, objectName: first.path, contentType: pdf.mediaType };
    const encoded = Object.entries(metadata).map(([name, value]) => `${name} ${btoa(value)}`);
    const tus = { "tus-resumable": "1.0.0", "x-signature": signature ?? "" };
    const created =
      url ??
      (
        await fetch(first.endpoint, {
          method: "POST",
          headers: { ...tus, "upload-length": String(file.bytes), "upload-metadata": encoded.join(",") },
        })
      ).headers.get("location");
    const { status, headers } = await fetch(created ?? "", {
      method: "PATCH",
      headers: { ...tus, "upload-offset": String(from), "content-type": "application/offset+octet-stream" },
      body: pdfBytes.subarray(from, from + 9),
    });
    return { status, offset: headers.get("upload-offset"), url: created ?? "" };
  };
  const { url, ...begun } = await sendPart(first, 0);
  expect(begun).toEqual({ status: 204, offset: "9" });
  await expireSignature(first.signature);
  expect(await sendPart(first, 9, url)).toMatchObject({ status: 400, offset: null });
  expectError(await complete(creator, lessonId, first.fileId), 404, "not_found");
  expect(await sql`select from storage.objects where name = ${first.path}`).toEqual([]);

  let second = first;
  // Signatures of one second are the same: a token's times are in seconds (RFC 7519, 2).
  while (second.signature === first.signature) second = await reserve(creator, lessonId, file);
  expect(second.fileId).toBe(first.fileId);
  expect(await sendPart(second, 9, url)).toMatchObject({ status: 204, offset: String(file.bytes) });
  expect((await complete(creator, lessonId, first.fileId)).status).toBe(200);
});

test("a picture that is a page as well becomes a picture alone", async () => {
  const { creator, lessonId } = await createDraftAccount();
  const polyglot = Buffer.concat([await photo(), Buffer.from(`<script>alert(1)</script>${svg}`)]);
  const { fileId, answer } = await uploadFile(creator, lessonId, picture, polyglot);
  expect(answer.status).toBe(200);
  const stored = Buffer.from(await (await get(fileId, creator)).arrayBuffer());
  expect(stored.includes("script")).toBe(false);
});
