# The Job of the work on the data that a release asks for before it is left, in Lago's own image, after job.rb and
# data-work-steps.rb and queues.rb. It does what is left to do and then records the release, so it can be stopped at any
# time and started again.
require "json"

RELEASE = ENV.fetch("LAGO_OPERATOR_WORK_OF")

# Lago's jobs do a thousand rows and put themselves into the queue for the next thousand. Here the queue is a list: in
# Lago's workers an error ends the work with nobody told, and rows that cannot be done keep it going for ever.
WORK = <<~'RUBY'
  $stdout.sync = true
  Rails.logger.level = Logger::ERROR
  database = ActiveRecord::Base.connection

  work = lambda do |name, table, rows, per|
    job = DatabaseMigrations.const_get(name)
    queue = per ? database.select_rows("SELECT DISTINCT #{per} FROM #{table} WHERE #{rows}") : [[]]
    job.define_singleton_method(:perform_later) { |*arguments| queue << arguments }
    count = -> { per ? queue.size : database.select_value("SELECT count(*) FROM #{table} WHERE #{rows}") }
    least = left = count.call
    idle = 0
    puts "#{name}: #{left} #{per ? "times" : "rows of #{table}"} to do"
    look = Time.now + 60

    while idle < 3 && (arguments = queue.shift)
      job.new.perform(*arguments)
      next if Time.now < look
      began = Time.now
      left = count.call
      idle = left < least ? 0 : idle + 1
      least = [left, least].min
      puts "#{name}: #{left} left"
      look = Time.now + [60, 20 * (Time.now - began)].max
    end
    count.call.zero?
  end

  # To Rails all this is one request, in which it would remember the first count.
  ActiveRecord::Base.uncached do
    # A job may need what the one before it has done.
    JSON.parse(ENV.fetch("LAGO_OPERATOR_DUE")).all? do |step|
      work.call(*step)
    rescue StandardError => error
      abort "#{step.first}: #{error.message}"
    end
  end
RUBY

def query(sql)
  database = connect
  schema = database.escape_literal(ENV.fetch("POSTGRES_SCHEMA", "public"))
  # One round trip is one session, also through a pooler.
  database.exec("SELECT set_config('search_path', quote_ident(#{schema}), true); #{sql}").values
rescue PG::Error => error
  fail_with "The database could not be read or written: #{error.message}"
ensure
  database&.close
end

def left(step)
  query("SELECT count(*) FROM #{step.table} WHERE #{step.rows}").first.first.to_i
end

def work_through(steps)
  ENV["LAGO_OPERATOR_SCRIPT"] = WORK
  ENV["LAGO_OPERATOR_DUE"] = JSON.generate(steps.map { |step| [step.job, step.table, step.rows, step.per] })
  run("bundle", "exec", "rails", "runner", "eval ENV.fetch('LAGO_OPERATOR_SCRIPT')")
end

# The task ends well whatever it finds; only its file tells.
def trace_wallets
  problems = File.join(ENV.fetch("HOME"), "wallets.csv")
  File.write(problems, "")
  task = ["bundle", "exec", "rails", "migrations:wallet_traceability", "ERROR_LOG_FILE=#{problems}"]
  run(*task)
  wrong = File.foreach(problems).filter_map { |line| line[/\A\h{8}-\h{4}-\h{4}-\h{4}-\h{12}/] }
  if wrong.any?
    fail_with "Wallets do not add up and cannot be made traceable: #{wrong.size}, like #{wrong.first(9).join(", ")}. " \
      "Nothing was changed. The log of this Job says what is wrong with each, and Lago's guide \"Migration to " \
      "v1.45.0\" how to repair or replace them; do that, and start this Job again."
  end
  run(*task, "DRY_RUN=false")
end

# Kubelet sends this to us alone.
trap("TERM") do
  trap("TERM", "IGNORE")
  Process.kill("TERM", 0)
  report "The work on the data of release #{RELEASE} was stopped before its end; the next attempt goes on from here."
  exit 143
end

# Other stops ask for nothing; that they have been run is recorded all the same.
steps = STEPS.fetch(RELEASE, [])
due = steps.select { |step| left(step).positive? }
if due.empty?
  puts "Nothing is left to do."
elsif RELEASE == "1.45.0"
  trace_wallets
else
  work_through(due)
end

due.reject(&:per).each do |step|
  rows = left(step)
  next if rows.zero?
  fail_with "Lago's #{step.job} could not do all its rows of the table #{step.table}: #{rows} left. The log of this " \
    "Job may say why. Look at them with SELECT * FROM #{step.table} WHERE #{step.rows}; repair them, and start this " \
    "Job again."
end

# Lago's workers of the next release do not serve them. Words on what is left are given now and then.
if (queues = ENV["LAGO_OPERATOR_QUEUES"])
  words_at = Time.now + 600
  while (left = left_in(queues))
    fail_with "#{left}. They have to be done before this release is left" if Time.now > words_at
  end
end

query(<<~SQL)
  INSERT INTO ar_internal_metadata (key, value, created_at, updated_at)
  VALUES ('lago-operator.work', '#{RELEASE}', now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC')
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
SQL
puts "The work on the data of release #{RELEASE} is done."
