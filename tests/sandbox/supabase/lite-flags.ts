// Read by @supabase/lite when it is loaded: its storage is behind a flag.
process.env.EXPERIMENTAL_STORAGE = "1";
