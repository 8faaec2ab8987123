-- Mails to a creator about what is sold: the first sale, and a digest of each day.

create function private.sync_sales_mails(sale public.purchases, recipient_id uuid) returns void
language plpgsql set search_path = '' as $$
declare
  zone text := private.time_zone_of(sale.creator_id);
  day date := private.day_in(sale.purchase_date, zone);
  told record;
begin
  for told in
    select * from (
      values ('first_sale'::public.mail_kind, sale.creator_id::text, sale.id), ('daily_digest', day::text, null)
    ) as mail (kind, subject, purchase_id)
    where not exists (
      select from private.mails as known
      where (known.kind, known.subject, known.recipient_id) = (mail.kind, mail.subject, sync_sales_mails.recipient_id)
        and (known.state <> 'withdrawn' or known.reason <> 'untrue')
    )
  loop
    -- A creator's sales do not wait for each other: another transaction that holds the lock writes this row.
    if pg_try_advisory_xact_lock(hashtextextended(told.kind || told.subject || recipient_id, 3)) then
      perform private.enqueue_mail(
        told.kind, told.subject, recipient_id, told.purchase_id, sale.purchase_date,
        case told.kind when 'first_sale' then now() else private.day_start(day + 1, zone) + interval '7 hours' end
      );
    end if;
  end loop;
end
$$;
comment on function private.sync_sales_mails is
  'The creator''s first sale, and the digest of its day, which is sent at seven in the morning of the next.';

grant execute on function private.sync_sales_mails to service_role;
