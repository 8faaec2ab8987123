/** As many characters as the database searches for; see private.find_lessons. */
export const maxSearchWords = 100;

/**
 * Typed search words: at most 100 characters after normalisation ("ﬃ" counts as three letters), never half of one.
 * Control characters and blanks become spaces and invisible ones go, but for the joiners of Persian and of emoji.
 */
export function readWords(input: string): string {
  const words = input
    .slice(0, 4 * maxSearchWords)
    .toWellFormed()
    .normalize("NFC")
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, "")
    .replace(/[\p{Cc}\s\u115f\u1160\u2800\u3164\uffa0]+/gu, " ")
    .trim();
  const characters = Array.from(words).slice(0, maxSearchWords);
  while (sizeOf(characters) > maxSearchWords) characters.pop();
  return characters.join("").trim();
}

/** Whether there is a letter or digit among what was typed; signs alone find nothing. */
export const hasWords = (words: string): boolean => /[\p{L}\p{N}]/u.test(words);

const sizeOf = (characters: string[]) => Array.from(characters.join("").normalize("NFKC")).length;
