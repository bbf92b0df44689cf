# The Job of the first organization, in Lago's own image, after job.rb. Lago's own task fails once somebody
# has renamed what it made, so it runs only until there is an organization that has all that it makes.
MADE = "SELECT 1 FROM organizations JOIN api_keys ON api_keys.organization_id = organizations.id LIMIT 1"

def made?
  database = connect
  database.exec(MADE).ntuples.positive?
ensure
  database&.close
end

begin
  if made?
    puts "There is an organization already: nothing to do."
    exit
  end
rescue PG::Error => error
  fail_with "The database could not be asked for organizations: #{error.message}"
end

run("bundle", "exec", "rails", "signup:seed_organization")
