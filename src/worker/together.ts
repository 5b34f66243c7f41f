import type { Dataset } from '~/analytics/dataset'
import type { Sides } from '~/analytics/grains'
import { isTime, type KpiQuery, type KpiResult } from '~/analytics/query'
import { runBoard, runKpi } from '~/analytics/runKpi'

interface Waiting {
  query: KpiQuery
  sides: Sides
  signal: AbortSignal
  resolve: (result: KpiResult) => void
  reject: (error: unknown) => void
}

const waiting = new Map<Dataset, Waiting[]>()

/**
 * Puts a question to the engine with all others that come at once: the panels of a board ask of the same orders, which are then gone through once for the tiles, and
 * once for what is split. Rejects with the signal's reason where it was aborted before its turn.
 */
export function askTogether(dataset: Dataset, query: KpiQuery, sides: Sides, signal: AbortSignal): Promise<KpiResult> {
  return new Promise((resolve, reject) => {
    const mine = { query, sides, signal, resolve, reject }
    const others = waiting.get(dataset)
    if (others) {
      others.push(mine)
      return
    }
    waiting.set(dataset, [mine])
    // After the questions that have already arrived.
    setTimeout(answerAll, 0, dataset)
  })
}

/** Totals and times: what tiles and their charts show. A reader looks there first, so they wait for no split. */
const isFirst = ({ query: { by } }: Waiting): boolean => by === undefined || isTime([by].flat()[0])

function answerAll(dataset: Dataset): void {
  const all = waiting.get(dataset) ?? []
  waiting.delete(dataset)
  const first = all.filter(isFirst)
  const rest = all.filter((each) => !isFirst(each))
  if (first.length > 0 && rest.length > 0) {
    waiting.set(dataset, rest)
    setTimeout(answerAll, 0, dataset)
    answer(dataset, first)
  } else answer(dataset, all)
}

function answer(dataset: Dataset, all: readonly Waiting[]): void {
  const asked = all.filter(({ signal, reject }) => {
    if (signal.aborted) reject(signal.reason)
    return !signal.aborted
  })
  let sides: Sides = {}
  for (const each of asked) sides = { ...sides, ...each.sides }
  try {
    const queries = asked.map(({ query }) => query)
    runBoard(dataset, queries, undefined, sides).forEach((result, i) => asked[i].resolve(result))
  } catch {
    // One that cannot be answered keeps none of the others from its answer.
    for (const each of asked) answerAlone(dataset, each, sides)
  }
}

function answerAlone(dataset: Dataset, { query, signal, resolve, reject }: Waiting, sides: Sides): void {
  try {
    resolve(runKpi(dataset, query, signal, sides))
  } catch (error) {
    reject(error)
  }
}
