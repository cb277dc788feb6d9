#!/usr/bin/env node
// Checks the public archive of a community, alone: node verify.mjs FILE. It takes nothing from the rest of the project, so
// that whoever distrusts the program can read this one file, or write it again. 独立核对一份公开档案：只用这一个文件。
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"

const sha = data => createHash("sha256").update(data).digest("hex")
const zeros = "0".repeat(64)

/** JSON with sorted keys. */
const canonical = value => {
  if (Array.isArray(value)) return `[${value.map(item => canonical(item ?? null)).join(",")}]`
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null"
  const fields = Object.keys(value).filter(key => value[key] !== undefined)
  return `{${fields
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(",")}}`
}

/** The first fault that is found; `line` counts from 1. */
class Fault extends Error {
  constructor(line, zh, en) {
    super(`第 ${line} 行：${zh} / line ${line}: ${en}`)
    this.line = line
  }
}

// — Fractions, exactly —
const gcd = (a, b) => {
  while (b) [a, b] = [b, a % b]
  return a < 0n ? -a : a
}
const frac = (n, d = 1n) => {
  const g = gcd(n, d) || 1n
  return { n: n / g, d: d / g }
}
const less = (a, b) => a.n * b.d - b.n * a.d
const subtract = (a, b) => frac(a.n * b.d - b.n * a.d, a.d * b.d)
const add = (a, b) => frac(a.n * b.d + b.n * a.d, a.d * b.d)

// — Counting, written a second time —
const supportOf = (options, ballots) =>
  options.map(({ id }) =>
    ballots.flatMap((ballot, voter) => {
      if (ballot.kind === "points") {
        const given = ballot.points.find(({ option, points }) => option === id && points > 0)
        return given ? [{ voter, weight: BigInt(given.points) }] : []
      }
      const named = ballot.kind === "choice" ? [ballot.option] : (ballot.options ?? [])
      return named.includes(id) ? [{ voter, weight: 1n }] : []
    }),
  )
const sumOf = list => list.reduce((sum, { weight }) => sum + Number(weight), 0)

/** Before which other option an option goes when both are equal otherwise. */
const tieOrder = ({ options, rule, lot }, votes) => {
  const lots = options.map(({ id }) => sha(Buffer.concat([Buffer.from(lot, "hex"), Buffer.from(id)])))
  const steps = {
    votes: (a, b) => votes[b] - votes[a],
    cost: (a, b) => options[a].cost - options[b].cost,
    lot: (a, b) => (lots[a] < lots[b] ? -1 : lots[a] > lots[b] ? 1 : 0),
    order: (a, b) => a - b,
  }
  return (a, b) => {
    for (const step of [...rule.ties, "order"]) if (steps[step](a, b) !== 0) return steps[step](a, b)
    return 0
  }
}

const buy = ({ options }, order, money, skip) => {
  const bought = []
  for (const place of order) {
    if (options[place].cost <= money) {
      money -= options[place].cost
      bought.push(place)
    } else if (!skip) break
  }
  return bought
}

const greedy = (vote, votes, ties) => {
  const { options, rule, budget } = vote
  const worth =
    rule.by === "votes"
      ? (a, b) => votes[b] - votes[a]
      : (a, b) =>
          Number(less(frac(BigInt(votes[b]), BigInt(options[b].cost)), frac(BigInt(votes[a]), BigInt(options[a].cost))))
  const running = options.map((_, place) => place).filter(place => votes[place] >= Math.max(rule.threshold, 1))
  return buy(
    vote,
    running.sort((a, b) => worth(a, b) || ties(a, b)),
    budget,
    rule.skip,
  )
}

/** The least price of one point of support at which its supporters can pay an option together. */
const priceOf = (cost, supporters, purse) => {
  let missing = frac(BigInt(cost))
  let open = supporters.reduce((sum, { weight }) => sum + weight, 0n)
  const poorest = supporters
    .map(({ voter, weight }) => ({ weight, has: purse[voter], each: frac(purse[voter].n, purse[voter].d * weight) }))
    .sort((a, b) => Number(less(a.each, b.each)))
  for (const { weight, has, each } of poorest) {
    const price = frac(missing.n, missing.d * open)
    if (less(each, price) >= 0n) return price
    missing = subtract(missing, has)
    open -= weight
  }
  return undefined
}

const sharesRun = ({ options, rule, budget }, support, voters, share, ties) => {
  const purse = Array.from({ length: voters }, () => share)
  const open = new Set(options.keys())
  const bought = []
  let left = budget
  while (left >= 0) {
    let best
    for (const place of open) {
      const price = priceOf(options[place].cost, support[place], purse)
      if (!price) {
        open.delete(place)
        continue
      }
      const worth = rule.utility === "cost" ? frac(price.n, price.d * BigInt(options[place].cost)) : price
      const order = best ? less(worth, best.worth) : -1n
      if (order < 0n || (order === 0n && ties(place, best.place) < 0)) best = { place, price, worth }
    }
    if (!best) break
    for (const { voter, weight } of support[best.place]) {
      const rest = subtract(purse[voter], frac(best.price.n * weight, best.price.d))
      purse[voter] = rest.n < 0n ? frac(0n) : rest
    }
    open.delete(best.place)
    bought.push(best.place)
    left -= options[best.place].cost
  }
  return bought
}

const equalShares = (vote, support, votes, ties, ballots) => {
  const { options, rule, budget } = vote
  const cost = places => places.reduce((sum, place) => sum + options[place].cost, 0)
  const wanted = options.map((_, place) => place).filter(place => votes[place] > 0)
  const byVotes = (places, money) =>
    buy(
      vote,
      [...places].sort((a, b) => votes[b] - votes[a] || ties(a, b)),
      money,
      true,
    )
  // Those who chose nothing hold no share.
  const some = new Set(support.flatMap(list => list.map(({ voter }) => voter)))
  const voters = some.size
  if (voters === 0) return []
  const raises = rule.completion.startsWith("add1")
  if (raises && cost(wanted) <= budget) return byVotes(wanted, budget)
  const floor = Math.floor(Math.floor(budget / voters) / rule.step) * rule.step
  const start = rule.start === "exact" ? frac(BigInt(budget), BigInt(voters)) : frac(BigInt(floor))
  let kept = []
  for (let step = 0; ; step += 1) {
    const share = add(start, frac(BigInt(rule.step) * BigInt(step)))
    const run = sharesRun(vote, support, ballots.length, share, ties)
    const left = budget - cost(run)
    if (left < 0) break
    kept = run
    const more = wanted.some(place => !run.includes(place) && options[place].cost <= left)
    if (!raises || (rule.exhaustiveStop && !more)) break
  }
  if (!rule.completion.endsWith("u")) return kept
  const rest = wanted.filter(place => !kept.includes(place))
  return [...kept, ...byVotes(rest, budget - cost(kept))]
}

/** The ids of the winners in order; undefined for a rule that this file does not count. */
export const recount = (vote, ballots) => {
  if (!["equal-shares", "greedy"].includes(vote.rule.kind)) return undefined
  const support = supportOf(vote.options, ballots)
  const votes = support.map(sumOf)
  const ties = tieOrder(vote, votes)
  const places =
    vote.rule.kind === "greedy" ? greedy(vote, votes, ties) : equalShares(vote, support, votes, ties, ballots)
  return places.map(place => vote.options[place].id)
}

// — Deciding a motion, written a second time —
const enough = (part, whole, { num, den, strict }) => {
  const [left, right] = [BigInt(part) * BigInt(den), BigInt(whole) * BigInt(num)]
  return whole > 0 && (strict ? left > right : left >= right)
}

/** Whether `n` is the least number from 0 on that does; nothing at all is to do where none is claimed. */
const isLeast = (n, does, most) => (n === undefined ? !does(most) : does(n) && (n === 0 || !does(n - 1)))

/**
 * Whether one part of a decision (all seats, or one group) follows from its ballots. Who was present is the only figure
 * that no ballot proves: it lies between those who cast and those entitled.
 */
const partFits = ({ quorum: quorumShare, pass }, { tally, quorum, majority }, seats, choices) => {
  const said = choice => choices.filter(one => one === choice).length
  const { eligible, present, cast, approve, oppose, abstain } = tally
  if (eligible !== seats || cast < choices.length || present < cast || present > eligible) return false
  if (approve !== said("approve") || oppose !== said("oppose") || abstain !== said("abstain")) return false
  const took = more => enough(present + more, eligible, quorumShare)
  const of = { eligible, present, cast, decided: approve + oppose }[pass.of]
  const whole = more => (pass.of === "decided" ? of + more : of)
  const passes = more => approve + more > oppose && enough(approve + more, whole(more), pass)
  // Where there is nobody, or no ballot, the first one is what is lacking.
  const [quorumFits, majorityFits] = [
    eligible === 0
      ? quorum.lacking === 1 && quorum.needed === 1
      : isLeast(quorum.lacking, took, 0) && isLeast(quorum.needed, n => enough(n, eligible, quorumShare), 0),
    of === 0 && pass.of !== "decided"
      ? majority.lacking === 1
      : isLeast(majority.lacking, passes, 4000 * (approve + oppose + 1)),
  ]
  return (
    quorum.reached === took(0) &&
    majority.reached === passes(0) &&
    majority.of === of &&
    majority.tied === (approve === oppose) &&
    quorumFits &&
    majorityFits
  )
}

const byMajority = (vote, board, decision) =>
  partFits(
    vote.rule,
    decision,
    vote.seats,
    board.map(({ ballot }) => ballot.choice),
  ) && decision.passed === (decision.quorum.reached && decision.majority.reached)

const byGroups = ({ rule, seats, groups }, board, decision) => {
  const sizes = new Map(groups.map(group => [group.group, group.seats]))
  const choices = lines => lines.map(({ ballot }) => ballot.choice)
  const eachFits = rule.groups.every(({ group, rule: own }, place) => {
    const told = decision.groups[place]
    const [size, lines] = [sizes.get(group) ?? 0, board.filter(line => line.group === group)]
    const passed = size === 0 ? rule.empty === "passes" : told.quorum.reached && told.majority.reached
    const same = told.group === group && told.empty === (size === 0) && told.passed === passed
    return same && partFits(own, told, size, choices(lines))
  })
  const known = board.every(line => rule.groups.some(({ group }) => group === line.group))
  const [sum, passed] = [
    figure => decision.groups.reduce((all, { tally }) => all + tally[figure], 0),
    decision.groups.filter(group => group.passed).length,
  ]
  return (
    eachFits &&
    known &&
    decision.groups.length === rule.groups.length &&
    Object.entries(decision.tally).every(([figure, n]) => n === sum(figure)) &&
    partFits(rule.whole, decision, seats, choices(board)) &&
    decision.groupsPassed === passed &&
    decision.groupsNeeded === rule.need &&
    decision.passed === (passed >= rule.need && decision.quorum.reached && decision.majority.reached)
  )
}

/** Whether the votes of several choices are those of the board; the decision is about the first of those with most. */
const choicesFit = ({ options }, board, { choices, none }) => {
  const votes = id => board.filter(({ ballot }) => ballot.choice === "approve" && ballot.option === id).length
  const all = board.filter(({ ballot }) => ballot.choice !== "abstain").length
  const sum = choices.reduce((total, one) => total + one.votes, 0)
  return (
    choices.length === options.length &&
    choices.every(({ option, votes: told }, place) => option === options[place].id && told === votes(option)) &&
    none === all - sum
  )
}

/** Which of several choices the decision is about: the first of those with most votes. */
const leading = ({ choices }) => {
  const most = Math.max(...choices.map(one => one.votes))
  return choices.find(one => one.votes === most).option
}

/** What every ballot says of one choice: who is for another is against it. */
const onChoice = (board, id) =>
  board.map(line =>
    line.ballot.choice === "approve" && line.ballot.option !== id
      ? { ...line, ballot: { ...line.ballot, choice: "oppose" } }
      : line,
  )

/**
 * Whether a decision follows from rule, roll and board; undefined for a rule that this file does not count (owners are
 * counted by areas, which are not published).
 */
export const redecide = (vote, board, decision) => {
  const { kind } = vote.rule
  if (kind !== "majority" && kind !== "by-groups") return undefined
  const fits = kind === "majority" ? byMajority : byGroups
  if (vote.options?.length > 1 !== (decision.choices !== undefined)) return false
  if (!decision.choices) return fits(vote, board, decision)
  return choicesFit(vote, board, decision) && fits(vote, onChoice(board, leading(decision)), decision)
}

const ballotText = ballot => {
  if (ballot.kind === "motion")
    return JSON.stringify([ballot.kind, ballot.choice, ...(ballot.option === undefined ? [] : [ballot.option])])
  if (ballot.kind === "choice") return JSON.stringify([ballot.kind, ballot.option])
  if (ballot.kind === "points")
    return JSON.stringify([ballot.kind, ...ballot.points.map(({ option, points }) => [option, points])])
  return JSON.stringify([ballot.kind, ...ballot.options])
}

const merkle = board => {
  const hash = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest()
  const textOf = ({ ballot, group }) =>
    group === undefined ? ballotText(ballot) : `${ballotText(ballot)}\n${encodeURIComponent(group)}`
  let level = board.map(line => hash(Buffer.of(0), Buffer.from(line.receipt, "hex"), Buffer.from(textOf(line))))
  while (level.length > 1) {
    const up = []
    for (let at = 0; at < level.length; at += 2)
      up.push(at + 1 < level.length ? hash(Buffer.of(1), level[at], level[at + 1]) : level[at])
    level = up
  }
  return level.length > 0 ? level[0].toString("hex") : sha("")
}

const accounts = ["granted", "available", "earmarked", "committed", "paid", "returned"]

const entryHash = ({
  fund,
  n,
  cause,
  entered: kind,
  lines,
  after,
  at,
  words,
  as,
  previous,
  form,
  titles,
  reverses,
}) => {
  const plain = lines.map(({ account, side, amount, project = "" }) => [account, side, amount, project])
  const first = [fund, n, cause, kind, plain, accounts.map(account => after[account]), at, words, as, previous]
  if (form !== 2) return sha(JSON.stringify(first))
  const named = Object.entries(titles).sort(([a], [b]) => (a < b ? -1 : 1))
  return sha(JSON.stringify([2, ...first, named, reverses ?? ""]))
}

/** The rows of one community after each other; every check throws the Fault of the row that is wrong. */
const checks = () => {
  const fund = { head: zeros, n: 0, balances: undefined }
  const journal = { head: zeros, n: 0 }
  let vote
  const unfinished = line => {
    if (fund.told && (fund.n !== fund.told.entries || fund.head !== fund.told.head))
      throw new Fault(fund.line, "账本的笔数或末条指纹不对", "the ledger has not the length or the head it says")
    if (fund.told && accounts.some(account => fund.balances[account] !== fund.told.balances[account]))
      throw new Fault(fund.line, "余额和各笔账对不上", "the balances are not the sum of the entries")
    fund.told = undefined
    if (vote) throw new Fault(line, "这次投票没有结果", "a vote without its result")
  }
  return {
    fund: (row, line) => {
      unfinished(line)
      const balances = Object.fromEntries(accounts.map(account => [account, 0]))
      Object.assign(fund, { told: row, line, head: zeros, n: 0, balances })
    },
    entry: (row, line) => {
      const wrong = (zh, en) => new Fault(line, `第 ${row.n} 笔账${zh}`, `entry ${row.n} ${en}`)
      if (!fund.told || row.fund !== fund.told.fund) throw wrong("不属于这本账", "is of another ledger")
      if (row.n !== fund.n + 1 || row.previous !== fund.head)
        throw wrong("和上一笔接不上", "does not follow the one before")
      let debit = 0
      let credit = 0
      for (const { account, side, amount } of row.lines) {
        if (!Number.isSafeInteger(amount) || amount <= 0 || !accounts.includes(account))
          throw wrong("金额或科目不对", "has a bad amount or account")
        if (side === "debit") debit += amount
        else credit += amount
        fund.balances[account] += (side === "debit") !== (account === "granted") ? amount : -amount
      }
      if (debit !== credit) throw wrong("借贷不平", "does not balance")
      if (accounts.some(account => fund.balances[account] !== row.after[account] || row.after[account] < 0))
        throw wrong("之后的余额不对", "gives other balances")
      if (row.hash !== entryHash(row)) throw wrong("被改过（指纹不对）", "was changed (its hash is another)")
      fund.n = row.n
      fund.head = row.hash
    },
    journal: (row, line) => {
      unfinished(line)
      journal.told = row
      journal.line = line
    },
    act: (row, line) => {
      const hash = sha(canonical([row.n, row.who, row.action, row.about, row.at, row.previous]))
      if (row.n !== journal.n + 1 || row.previous !== journal.head)
        throw new Fault(line, `第 ${row.n} 条日志和上一条接不上`, `act ${row.n} does not follow the one before`)
      if (row.hash !== hash) throw new Fault(line, `第 ${row.n} 条日志被改过`, `act ${row.n} was changed`)
      journal.n = row.n
      journal.head = row.hash
    },
    vote: (row, line) => {
      unfinished(line)
      if (sha(canonical(row.rule)) !== row.rulesHash)
        throw new Fault(line, "规则和公布的指纹不符", "the rule is not the one that was published")
      vote = { ...row, line, board: [] }
    },
    ballot: (row, line) => {
      if (!vote) throw new Fault(line, "没有投票的选票", "a ballot without a vote")
      const last = vote.board.at(-1)?.receipt ?? ""
      if (!/^[0-9a-f]{64}$/.test(row.receipt) || row.receipt <= last)
        throw new Fault(line, "回执顺序不对或重复", "a receipt twice or out of order")
      vote.board.push(row)
    },
    result: (row, line) => {
      const wrong = (zh, en) => new Fault(line, zh, en)
      if (!vote || vote.vote !== row.vote) throw wrong("结果不属于这次投票", "a result of another vote")
      if (vote.board.length !== row.counted || row.phone + row.paper - row.invalid !== row.counted)
        throw wrong("票数对不上", "the number of ballots")
      if (row.phone + row.paper > vote.seats) throw wrong("票比户数多", "more ballots than seats")
      if (merkle(vote.board) !== row.root)
        throw wrong("选票被改过（回执树根不对）", "the board was changed (another root)")
      if (sha(Buffer.from(row.seed, "hex")) !== vote.lot)
        throw wrong("抽签种子不是开票前封存的那个", "the seed is not the one committed to")
      const ballots = vote.board.map(({ ballot }) => ballot)
      const winners = recount({ ...vote, lot: row.seed + row.root }, ballots)
      if (winners && canonical(winners) !== canonical(row.winners))
        throw wrong("重新计票的结果不同", "counting again gives another result")
      const decides = ["majority", "by-groups", "owners"].includes(vote.rule.kind)
      if (decides !== (row.decision?.kind === "decision"))
        throw wrong("没有写明怎么通过", "the decision is missing, or is not one")
      const again = decides ? redecide(vote, vote.board, row.decision) : undefined
      const one = decides && (row.decision.choices ? leading(row.decision) : vote.options[0].id)
      const won = decides && row.decision.passed ? [one] : []
      const all = row.phone + row.paper
      if (
        again === false ||
        (decides && (canonical(won) !== canonical(row.winners) || row.decision.tally.cast !== all))
      )
        throw wrong("按规则重新计算，通过与否或票数不同", "deciding again by the rule gives other figures")
      const costs = new Map(vote.options.map(({ id, cost }) => [id, cost]))
      const total = vote.budget > 0 ? row.winners.reduce((sum, id) => sum + (costs.get(id) ?? Number.NaN), 0) : 0
      if (total !== row.total) throw wrong("入选项目总额不对", "the total of the winners")
      vote = undefined
      return { recounted: winners !== undefined || again !== undefined }
    },
    disclosure: (row, line) => {
      unfinished(line)
      if (sha(canonical(row.body)) !== row.hash) throw new Fault(line, "公示内容被改过", "a publication was changed")
    },
    end: line => {
      unfinished(line)
      if (!journal.told || journal.n !== journal.told.acts || journal.head !== journal.told.hash)
        throw new Fault(
          journal.line ?? line,
          "日志的条数或末条指纹不对",
          "the journal has not the length or head it says",
        )
    },
  }
}

/**
 * Takes the text of an export; gives how many rows of each kind it has and its own fingerprint, or throws a Fault that
 * names the row.
 */
export const verify = text => {
  const lines = text.split("\n")
  if (lines.pop() !== "") throw new Fault(lines.length + 1, "文件没有写完", "the file is not whole")
  const check = checks()
  const counts = {}
  let before = zeros
  let recounted = 0
  for (const [at, line] of lines.entries()) {
    const number = at + 1
    let row
    try {
      const { seal, ...rest } = JSON.parse(line)
      row = rest
      if (canonical({ ...rest, seal }) !== line) throw new Error("another form")
      if (sha(`${before}\n${canonical(rest)}`) !== seal) throw new Error("another seal")
      before = seal
    } catch {
      throw new Fault(
        number,
        "这一行被改过、移动过，或前面少了一行",
        "this row was changed or moved, or one before it is gone",
      )
    }
    const { kind, ...body } = row
    counts[kind] = (counts[kind] ?? 0) + 1
    if (at === 0) {
      if (kind !== "community" || body.weiyi !== "export" || body.version !== 1)
        throw new Fault(1, "不是微议的公开档案", "no public archive of Weiyi")
      continue
    }
    if (kind === "end") {
      check.end(number)
      delete counts.end
      if (canonical(counts) !== canonical(body.counts))
        throw new Fault(number, "各类行数不对", "the counts of rows are others")
      if (number !== lines.length) throw new Fault(number + 1, "结尾之后还有内容", "something stands after the end")
      return { counts, recounted, digest: before }
    }
    const known = ["fund", "entry", "journal", "act", "vote", "ballot", "result", "disclosure"]
    if (!known.includes(kind)) throw new Fault(number, "不认识的行", "a row of no known kind")
    try {
      if (check[kind](body, number)?.recounted) recounted += 1
    } catch (error) {
      if (error instanceof Fault) throw error
      throw new Fault(number, "这一行看不懂", "this row cannot be read")
    }
  }
  throw new Fault(lines.length + 1, "没有结尾，后面的行被删了", "there is no end: rows are missing")
}

/** Checks a file and says what was found; gives the exit code. */
export const main = path => {
  if (!path) {
    console.error("用法 usage: node verify.mjs FILE")
    return 2
  }
  try {
    const { counts, recounted, digest } = verify(readFileSync(path, "utf8"))
    const { entry = 0, act = 0, ballot = 0, result = 0, disclosure = 0 } = counts
    console.log(
      `✓ 核对无误 / everything fits\n  账目 entries ${entry} · 日志 acts ${act} · 公示 publications ${disclosure}`,
    )
    console.log(
      `  投票 votes ${result}（重新计票 recounted ${recounted}）· 选票 ballots ${ballot}\n  SHA-256 ${digest}`,
    )
    return 0
  } catch (error) {
    console.error(`✕ ${error.message}`)
    return 1
  }
}

if (process.argv[1]?.endsWith("verify.mjs")) process.exitCode = main(process.argv[2])
