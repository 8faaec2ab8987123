-- How long one statement of Supabase's REST API may take: anybody has the public key, and may filter the tables as they
-- like. Supabase's own defaults, so that nothing else is assumed of a project.

alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
notify pgrst, 'reload config';
