-- Pairs of events that share enough keys. `keys`: event, key, kind; `events`: event, touched; `kinds`: kind, what a
-- shared key of it is worth, how many events may hold a key that still tells anything.
with telling as (
    select key, any_value(worth) as worth
    from keys join kinds using (kind)
    group by key
    having count(*) between 2 and any_value(most)
),
held as (
    select event, key, touched, worth
    from keys join telling using (key) join events using (event)
)
select x.event, y.event
from held x
join held y on x.key = y.key and x.event < y.event
where x.touched or y.touched
group by x.event, y.event
having sum(x.worth) >= 2
order by x.event, y.event
