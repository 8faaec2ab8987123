/**
 * Characters that show nothing: spaces, controls, Unicode's Default_Ignorable_Code_Point, the blank of braille and the
 * null notehead.
 */
const invisible = /[\s\u0085\u2800\u{1d159}\p{Default_Ignorable_Code_Point}]/gu;

/** Controls, line breaks, and bidirectional embeddings, overrides and isolates (UAX #9). */
const forbidden = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/u;

/**
 * Whether a name can be seen and reads as it is written. Marks of direction and joiners may stand between letters,
 * where Hebrew, Persian and emoji need them. The SQL function private.is_name says the same.
 */
export const isName = (name: string): boolean => name.replace(invisible, "") !== "" && !forbidden.test(name);

/** Characters as the database counts them: an emoji of one code point is one. */
export const countCharacters = (text: string): number => [...text].length;

/** Characters that a text may have. The constraint of its column decides; a database test compares them. */
export const textLimits = { name: 80, creatorSlug: 60, bio: 500, reason: 500, note: 500 };

/** So many characters in UTF-16 units at the most, which `maxLength` counts: no browser then cuts what is allowed. */
export const unitsOf = (characters: number): number => 2 * characters;

/** A subject or a currency that stands alone, in a tab or a list: "craft" → "Craft". */
export const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
