# What Jobs share, after job.rb, that look into queues: whether anything is left there, be it jobs that wait, jobs at
# work, or jobs that are due later.
# Rounds are further apart than workers report what they are at: a job that fails is in no list for a moment.
LOOK = <<~'RUBY'
  require "sidekiq/api"
  queues = ENV.fetch("LAGO_OPERATOR_QUEUES").split(",")
  in_ours = ->(job) { queues.include?(job.queue) }

  look = lambda do
    later = [Sidekiq::RetrySet, Sidekiq::ScheduledSet].flat_map { |set| set.new.select(&in_ours).map(&:at) }
    waiting = queues.sum { |queue| Sidekiq::Queue.new(queue).size }
    working = Sidekiq::WorkSet.new.count { |_, _, work| queues.include?(work.respond_to?(:queue) ? work.queue : work["queue"]) }
    [waiting, working, later.size, later.max]
  end

  round = 0
  left = look.call
  until round == 4
    sleep 5
    left = look.call
    break if left.first(3).any?(&:positive?)
    round += 1
  end
  puts "LEFT #{left[0]} #{left[1]} #{left[2]} #{left[3]&.utc&.strftime("%Y-%m-%dT%H:%M:%SZ")}"
RUBY

# In words; nothing where all are empty.
def left_in(queues)
  ENV["LAGO_OPERATOR_SCRIPT"] = LOOK
  output = run("bundle", "exec", "rails", "runner", "eval ENV.fetch('LAGO_OPERATOR_SCRIPT')")
  left = output[/^LEFT (.*)$/, 1] or fail_with "The queues #{queues} could not be looked at."
  waiting, working, later, latest = left.split
  return if [waiting, working, later].all?("0")
  "In the queues #{queues}, #{waiting} jobs wait, #{working} are at work and #{later} are due later" \
    "#{", the last at #{latest}" if latest}"
end
