SELECT since::INTEGER AS case_id FROM people
