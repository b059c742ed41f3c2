-- The newest files of these principals, as (principal, touched_at) has them in order. The planner cannot see that the policies'
-- conditions hold for nearly every row of a principal who asks: it expects one row to be left and sorts all of them, which with
-- 100,000 files took 60 ms where the walk takes 1. The two settings hold for this statement alone.
create function portal.newest_access(principals uuid[], before timestamptz, before_id uuid, most integer)
  returns table (case_file_id uuid, touched_at timestamptz, status text)
  language plpgsql stable rows 25 set search_path = pg_catalog set enable_bitmapscan = off set enable_sort = off as $$
begin
  return query
    select distinct on (w.touched_at, w.case_file_id) w.case_file_id, w.touched_at, w.status from unnest(principals) as p (principal)
    cross join lateral (
      select a.case_file_id, a.touched_at, a.status from portal.access a
      where a.principal = p.principal and a.valid_from <= now() and (a.valid_until is null or a.valid_until > now())
        and (before is null or (a.touched_at, a.case_file_id) < (before, before_id))
      order by a.touched_at desc, a.case_file_id desc limit most
    ) w
    order by w.touched_at desc, w.case_file_id desc limit most;
end $$;
revoke execute on function portal.newest_access(uuid[], timestamptz, uuid, integer) from public;
grant execute on function portal.newest_access(uuid[], timestamptz, uuid, integer) to portal_app;
