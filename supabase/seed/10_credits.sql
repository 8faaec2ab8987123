-- Credits of the sandbox's learner: granted by its operator, so that there is something to spend and to look back at.

select public.grant_credits(
  'a0000000-0000-4000-8000-000000000003', 'aal2', 'a0000000-0000-4000-8000-000000000001', 1500,
  'Welcome to Lectern. Open a lesson with these.', 'd0000000-0000-4000-8000-000000000001'
);
