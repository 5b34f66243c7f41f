import { Caller, type Reply } from '~/lib/rpc'
import { unpackRows } from '~/worker/packedRows'
import { buyersAnswersOf, buyersAnswersOfSql, differences, refreshAnswersOf } from './compare'
import { DuckBench } from './duck'
import type { EngineCalls } from './engine.worker'
import type { MakerCalls, Source } from './maker.worker'
import { type Choice, choicesOf, type Shape } from './questions'
import { buyersSql, refreshAnswers, refreshSql } from './sql'

/** The page that tests/bench/analytics.mjs drives: engine and DuckDB over the same orders, in turn. */
const AT_ONCE = 40_000
/** Enough that a median stands still from one run to the next. */
const ROUNDS = 15
/** Rounds until the browser has compiled both sides' code. */
const WARM_UPS = 5
const SETTLE_MS = 400
const SUMS = 9
const DAYS = 5

interface Calls {
  [name: string]: (args: never) => Promise<unknown>
}

function talkTo<C extends Calls>(worker: Worker) {
  const caller = new Caller(worker, ({ message, stack }) => new Error(`${message}\n${stack ?? ''}`))
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => caller.receive(data))
  const ask = <N extends keyof C & string>(name: N, ...args: Parameters<C[N]>) => caller.call(name, args[0]) as ReturnType<C[N]>
  return { ask, end: () => worker.terminate() }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

async function timed<T>(run: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now()
  const value = await run()
  return { ms: performance.now() - began, value }
}

class Bench {
  readonly #maker = talkTo<MakerCalls>(new Worker(new URL('./maker.worker.ts', import.meta.url), { type: 'module' }))
  readonly #engine = talkTo<EngineCalls>(new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' }))
  readonly #duck: DuckBench
  #shape: Shape | undefined
  readonly differences: string[] = []

  private constructor(duck: DuckBench) {
    this.#duck = duck
  }

  static async open(): Promise<Bench> {
    return new Bench(await DuckBench.open())
  }

  /** ms of reading the columns and making every index. */
  async fill(source: Source): Promise<number> {
    const shape = (this.#shape = await this.#maker.ask('make', source))
    for (let from = 0; from < shape.orders; from += AT_ONCE)
      await this.#duck.insert(await this.#maker.ask('csv', { from, to: from + AT_ONCE }))
    await this.#duck.insert(await this.#maker.ask('texts'))
    const pack = await this.#maker.ask('pack', source.kind)
    return this.#engine.ask('open', { pack, shape })
  }

  /** A refresh of the dashboard: of everything, and by twelve choices of filters. */
  async refreshes() {
    const shape = this.#known()
    const choices: Choice[] = [{ name: 'everything' }, ...choicesOf(shape)]
    const times = choices.map(() => ({ engine: [] as number[], duck: [] as number[] }))
    const sums: number[] = []
    for (let round = 0; round < WARM_UPS + ROUNDS; round++) {
      for (const [index, choice] of choices.entries()) {
        const ours = await timed(async () => (await this.#engine.ask('refresh', choice)).map(unpackRows))
        const theirs = await timed(() => this.#askAll(refreshSql(shape, choice)))
        // The first round is compared.
        if (round === 0)
          this.differences.push(...differences(choice.name, refreshAnswersOf(ours.value, shape), refreshAnswers(shape, theirs.value)))
        else if (round >= WARM_UPS) {
          times[index].engine.push(ours.ms)
          times[index].duck.push(theirs.ms)
        }
      }
      for (let run = 0; run < SUMS; run++) sums.push(await this.#engine.ask('sum'))
    }
    return {
      sum: median(sums),
      choices: choices.map(({ name }, index) => ({ name, engine: median(times[index].engine), duck: median(times[index].duck) })),
    }
  }

  /** New and returning buyers, repurchase, cohorts and RFM, from columns that nobody asked of buyers before; their index is made first, as it is at load. */
  async buyers() {
    const shape = this.#known()
    const sql = buyersSql(shape.newest, shape.end - 1)
    const times = { engine: [] as number[], index: [] as number[], duck: [] as number[] }
    for (let round = 0; round < WARM_UPS + ROUNDS; round++) {
      const index = await this.#engine.ask('freshen')
      // What the dataset before it held is let go of: that is no part of this.
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
      const ours = await timed(() => this.#engine.ask('buyers'))
      const theirs = await timed(() => this.#askAll(sql))
      if (round === 0) this.differences.push(...differences('buyers', buyersAnswersOf(ours.value, shape), buyersAnswersOfSql(theirs.value)))
      else if (round >= WARM_UPS) {
        times.engine.push(ours.ms)
        times.index.push(index)
        times.duck.push(theirs.ms)
      }
    }
    await this.#engine.ask('rest')
    return { engine: median(times.engine), index: median(times.index), duck: median(times.duck) }
  }

  /** Bytes of the columns, and of DuckDB's memory. */
  async bytes() {
    return { columns: await this.#engine.ask('columnBytes'), duck: await this.#duck.bytes() }
  }

  release(): Promise<void> {
    return this.#engine.ask('release')
  }

  async persist() {
    const { written, copied } = await this.#maker.ask('persist')
    return { written: median(written), copied: median(copied) }
  }

  /** ms of one more day of orders, packed, read and indexed; the flush of its file apart. */
  async append(): Promise<number> {
    const times: number[] = []
    for (let day = 0; day < DAYS; day++) {
      const { pack, ms } = await this.#maker.ask('dayPack', day)
      times.push(ms + (await this.#engine.ask('append', pack)))
    }
    return median(times)
  }

  async close(): Promise<void> {
    await this.#duck.close()
    this.#engine.end()
    this.#maker.end()
  }

  async #askAll(statements: string[]): Promise<number[][][]> {
    const answers: number[][][] = []
    for (const sql of statements) answers.push(await this.#duck.ask(sql))
    return answers
  }

  #known(): Shape {
    if (!this.#shape) throw new Error('fill comes first')
    return this.#shape
  }
}

Object.assign(window, { openBench: () => Bench.open() })
