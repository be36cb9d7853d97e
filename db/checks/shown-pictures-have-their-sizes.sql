-- A picture that everybody sees has each of its sizes in each format, and one key of the file store for each.
select p.id, p.width, p.height, jsonb_array_length(p.files) as files, cardinality(p.keys) as keys
from shown_pictures p
where p.state = 'ready' and (
  jsonb_array_length(p.files) is distinct from cardinality(p.keys)
  or cardinality(p.keys) is distinct from (select count(distinct k)::int from unnest(p.keys) k)
  or exists (
    select least(w, p.width), f from unnest(array[320, 720, 1440]) w, unnest(array['avif', 'webp', 'jpeg']) f
    except
    select (file->>'width')::int, file->>'format' from jsonb_array_elements(p.files) file
  )
)
