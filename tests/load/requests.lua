-- wrk script: one kind of request, its path, headers and body filled in for each request; the result as JSON members on one line.
--
-- LOAD_METHOD, LOAD_PATH, LOAD_BODY, LOAD_HEADERS (one "Name: value" a line). In them:
--   @ticket@    the number of any seeded ticket: LOAD_FIRST .. LOAD_FIRST + LOAD_TICKETS - 1
--   @unsolved@  the number of one that takes replies: of each ten in a row, the first five (Template.cs)
--   @customer@  the external id of a seeded customer
--   @cursor@    a line of the file LOAD_CURSORS
--   @n@         a running number, different in each run
local function env(name, default)
    local value = os.getenv(name)
    if value == nil or value == "" then return default end
    return value
end

local first, tickets = tonumber(env("LOAD_FIRST", "1")), tonumber(env("LOAD_TICKETS", "1"))
local method = env("LOAD_METHOD", "GET")
local random = math.random
local cursors, n = {}, 0

if env("LOAD_CURSORS") then
    for line in io.lines(env("LOAD_CURSORS")) do cursors[#cursors + 1] = line end
end

local values = {
    ticket = function() return first + random(0, tickets - 1) end,
    unsolved = function() return first + random(0, tickets / 10 - 1) * 10 + random(0, 4) end,
    customer = function() return "u" .. random(0, 249) .. "k" .. random(0, math.max(1, tickets / 1000) - 1) end,
    cursor = function() return cursors[random(#cursors)] end,
    n = function() n = n + 1; return n end,
}

-- Text with placeholders becomes a function; text without, or none, stays what it is.
local function compile(text)
    if text == nil or not text:find("@%a+@") then return function() return text end end
    local parts, position = {}, 1
    while true do
        local s, e, name = text:find("@(%a+)@", position)
        if not s then break end
        parts[#parts + 1] = text:sub(position, s - 1)
        parts[#parts + 1] = assert(values[name], "unknown placeholder " .. name)
        position = e + 1
    end
    local tail = text:sub(position)
    return function()
        local out = {}
        for i = 1, #parts, 2 do
            out[i] = parts[i]
            out[i + 1] = parts[i + 1]()
        end
        out[#parts + 1] = tail
        return table.concat(out)
    end
end

local path, body = compile(env("LOAD_PATH", "/")), compile(env("LOAD_BODY"))
local headers, changing, fixed = {}, {}, nil

function init()
    math.randomseed(os.time())
    n = os.time() % 1000000 * 1000000
    for line in (env("LOAD_HEADERS", "") .. "\n"):gmatch("([^\n]*)\n") do
        local name, value = line:match("^([^:]+):%s*(.*)$")
        if name then
            headers[name] = value
            if value:find("@%a+@") then changing[name] = compile(value) end
        end
    end
    if not (env("LOAD_PATH", "/") .. env("LOAD_BODY", "") .. env("LOAD_HEADERS", "")):find("@%a+@") then
        fixed = wrk.format(method, path(), headers, body())
    end
end

function request()
    if fixed then return fixed end
    for name, value in pairs(changing) do headers[name] = value() end
    return wrk.format(method, path(), headers, body())
end

-- wrk counts as "status" what is 400 or more; nothing here is ever redirected.
function done(summary, latency)
    local e, seconds = summary.errors, summary.duration / 1e6
    io.write(string.format(
        'LOAD "seconds":%.2f,"requests":%d,"rps":%.1f,"p50_ms":%.2f,"p99_ms":%.2f,"max_ms":%.2f,"errors":%d\n',
        seconds, summary.requests, summary.requests / seconds, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        latency.max / 1000, e.status + e.connect + e.read + e.write + e.timeout))
end
