import MiniSearch from 'minisearch'
import { TicketIndex } from '~/store/ticketIndex'
import { searchWords, TicketSearch } from '~/store/ticketSearch'
import { call, openInWorkers } from '~/worker/client'
import { makeTickets, NOW, SAID } from './made'
import { pageQuestions, typedTexts } from './questions'

/** Milliseconds that something took, and what it gave. */
async function timed<T>(run: () => Promise<T> | T): Promise<{ ms: number; value: T }> {
  const began = performance.now()
  const value = await run()
  return { ms: performance.now() - began, value }
}

const at = (times: number[], share: number) => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)]
const spread = (times: number[]) => ({ p50: at(times, 0.5), p95: at(times, 0.95) })

const HITS = 50
const MINI_MESSAGES = 50_000

async function way(): Promise<{ p50: number; p95: number }> {
  const times: number[] = []
  for (let n = 0; n < 60; n++) times.push((await timed(() => call('shop.refresh', { version: -1 }))).ms)
  return spread(times)
}

/** Every order is sorted once, as it is when it is first chosen. */
async function pages() {
  const questions = pageQuestions(260)
  const first = await timed(() => call('tickets.list', { query: questions[0] }))
  for (const sort of ['due', 'priority', 'oldest'] as const) await call('tickets.list', { query: { ...questions[0], sort } })
  await call('tickets.list', { query: { ...questions[0], filter: { text: 'zzz' } } })
  const times: { ms: number; of: string }[] = []
  for (const query of questions) {
    const { ms } = await timed(() => call('tickets.list', { query }))
    times.push({ ms, of: JSON.stringify([query.filter, query.sort]) })
  }
  const counts = await timed(() => call('tickets.counts', { filters: questions.slice(0, 13).map(({ filter }) => filter), now: NOW }))
  return {
    first: first.ms,
    pages: spread(times.map(({ ms }) => ms)),
    counts: counts.ms,
    way: await way(),
    slowest: times.toSorted((a, b) => b.ms - a.ms).slice(0, 5),
  }
}

const prefixes = (words: readonly string[]): string[] =>
  words.flatMap((word) => Array.from({ length: word.length }, (_, to) => word.slice(0, to + 1)))

async function search() {
  const learnt = await timed(() => call('tickets.search', { text: 'zzzyx', filter: {}, now: NOW, limit: HITS }))
  const parts = prefixes(typedTexts(100_000)).filter((part) => part.trim() === part)
  const first: { ms: number; part: string }[] = []
  const found: { ms: number; part: string }[] = []
  for (const [n, part] of parts.entries()) {
    first.push({ part, ms: (await timed(() => call('tickets.search', { text: part, filter: {}, now: NOW, limit: HITS }))).ms })
    if (n % 4 === 0) found.push({ part, ms: (await timed(() => call('tickets.found', { text: part, filter: {}, now: NOW }))).ms })
  }
  const slowest = (times: typeof first) => times.toSorted((a, b) => b.ms - a.ms).slice(0, 5)
  return {
    learnt: learnt.ms,
    keystrokes: parts.length,
    first: spread(first.map(({ ms }) => ms)),
    found: { ...spread(found.map(({ ms }) => ms)), most: Math.max(...found.map(({ ms }) => ms)) },
    slowest: { first: slowest(first), found: slowest(found) },
  }
}

/** Letters as words, Chinese as pairs: what is typed is found in the middle of a sentence too. */
function tokens(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const chinese = text.match(/[\u4e00-\u9fff]+/g) ?? []
  return [
    ...words,
    ...chinese.flatMap((run) =>
      run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, place) => run.slice(place, place + 2)),
    ),
  ]
}

/** Both over the same messages, in one page and in turn. */
async function mini() {
  const made = [...makeTickets(MINI_MESSAGES / SAID)]
  const index = new TicketIndex()
  const own = new TicketSearch(index.columns)
  const rows = index.change(made.map(({ ticket }) => ticket))
  const built = await timed(() => {
    for (let from = 0; from < made.length; from += 160)
      own.change(made.slice(from, from + 160).map(({ messages }, place) => ({ row: rows[from + place], messages })))
  })
  const other = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: tokens,
    searchOptions: { prefix: true, combineWith: 'AND' },
  })
  let id = 0
  const otherBuilt = await timed(() => other.addAll(made.flatMap(({ messages }) => messages.map(({ text }) => ({ id: id++, text })))))
  const marks = new Uint8Array(index.columns.size).fill(1)
  const ours: number[] = []
  const theirs: number[] = []
  for (const part of prefixes(typedTexts(MINI_MESSAGES / SAID))) {
    const words = searchWords(part)
    if (words.length === 0) continue
    ours.push((await timed(() => own.first({ words, marks }, HITS))).ms)
    theirs.push((await timed(() => other.search(part))).ms)
  }
  return { ours: { ...spread(ours), built: built.ms }, mini: { ...spread(theirs), built: otherBuilt.ms } }
}

/** Makes the shop, in a worker as the app does. */
function make(): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./maker.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = () => {
      worker.terminate()
      resolve()
    }
  })
}

Object.assign(window, { serviceBench: { make, pages, search, mini, open: () => openInWorkers({ shop: 'main', zone: 'UTC' }) } })
