SELECT 'x'
FROM people
WHERE (
