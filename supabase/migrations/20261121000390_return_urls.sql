-- Where a checkout may lead back to.

create function private.is_return_url(url text) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return url is null or char_length(url) <= 2048
    and url ~ '^https?://[^/?#@\\[:space:][:cntrl:]]+([/?#][^\\[:space:][:cntrl:]]*)?$';
end
$$;
comment on function private.is_return_url is
  'Whether a checkout may lead back there: http or https, without user info, at most 2,048 characters. Null may.';

grant execute on function private.is_return_url to service_role;
