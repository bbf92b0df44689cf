# The Job that waits, in Lago's own image, after job.rb, until nothing is left in the queues of a worker that was
# turned off: neither jobs that wait, nor jobs at work, nor jobs that are due later. It does not wait for long, so
# that nothing has to wait for it; the operator asks again.
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

queues = ENV.fetch("LAGO_OPERATOR_QUEUES")
ENV["LAGO_OPERATOR_SCRIPT"] = LOOK
output = run("bundle", "exec", "rails", "runner", "eval ENV.fetch('LAGO_OPERATOR_SCRIPT')")
left = output[/^LEFT (.*)$/, 1] or fail_with "The queues #{queues} could not be looked at."
waiting, working, later, latest = left.split
if [waiting, working, later].all?("0")
  puts "The queues #{queues} are empty."
else
  fail_with "In the queues #{queues}, #{waiting} jobs wait, #{working} are at work and #{later} are due later" \
    "#{", the last at #{latest}" if latest}"
end
