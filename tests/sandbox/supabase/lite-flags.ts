// @supabase/lite reads this when it is loaded.
process.env.EXPERIMENTAL_STORAGE = "1";
