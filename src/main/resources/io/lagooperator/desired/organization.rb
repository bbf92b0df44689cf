# The Job of the first organization, in Lago's own image, after job.rb. Lago's own task fails once somebody
# has renamed what it made, so it runs only where there is no organization; and one that somebody else made
# does not have the key that clients are given.
MADE = "SELECT 1 FROM api_keys WHERE value = $1 LIMIT 1"
OTHERS = "SELECT 1 FROM organizations JOIN api_keys ON api_keys.organization_id = organizations.id LIMIT 1"

def found(sql, *parameters)
  database = connect
  database.exec_params(sql, parameters).ntuples.positive?
rescue PG::Error => error
  fail_with "The database could not be asked for organizations: #{error.message}"
ensure
  database&.close
end

if found(MADE, ENV.fetch("LAGO_ORG_API_KEY"))
  puts "The organization is there already: nothing to do."
  exit
end
if found(OTHERS)
  fail_with "There is an organization already, and none has the API key of this instance. " \
            "Put a key of it into the Secret that organization.apiKeySecret names, or leave organization out"
end

run("bundle", "exec", "rails", "signup:seed_organization")
