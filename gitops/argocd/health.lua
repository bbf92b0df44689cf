-- Health of a LagoInstance for Argo CD, from what its status promises:
-- Healthy: the newest spec is realised, also when it asks for a stop. Progressing: work is under way.
-- Suspended: changes wait for the end of spec.pause. Degraded: something is broken, or a person is needed.
local status = obj.status or {}

local function condition(type)
  for _, it in ipairs(status.conditions or {}) do
    if it.type == type then
      return it
    end
  end
  return {}
end

if status.observedGeneration == nil or status.observedGeneration < (obj.metadata.generation or 0) then
  return {status = "Progressing", message = "The operator has not looked at the newest spec yet."}
end

local ready = condition("Ready")
local message = status.message or ready.message or ""
if condition("Stalled").status == "True" or status.state == "Unknown" then
  return {status = "Degraded", message = message}
end
if ready.status == "True" then
  return {status = "Healthy", message = message}
end
if ready.reason == "Paused" then
  return {status = "Suspended", message = message}
end
return {status = "Progressing", message = message}
