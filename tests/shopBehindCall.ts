import 'fake-indexeddb/auto'
import type { Command } from '~/domain/command'
import type { Answer, Args, CallName } from '~/worker/client'
import type { CallContext } from '~/worker/protocol'
import { FIRST_PERSON } from '~/domain/person'
import { execute } from '~/store/execute'
import { OpenShop } from '~/worker/shop'
import { workHandlers } from '~/worker/workHandlers'

const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
const context: CallContext = { signal: new AbortController().signal, progress: () => undefined }

/** A real store behind the door to the worker, for component tests: `vi.mock('~/worker/client')` hands its `call` on to this one. */
export class ShopBehindCall {
  readonly #open: OpenShop
  readonly #work: Record<string, unknown>
  /** Told after every write. */
  onWrite: () => void = () => undefined

  private constructor(open: OpenShop) {
    this.#open = open
    this.#work = { ...workHandlers(() => Promise.resolve(open)) }
  }

  static async open(name: string): Promise<ShopBehindCall> {
    return new ShopBehindCall(await OpenShop.open(name))
  }

  get db() {
    return this.#open.db
  }

  async run(command: Command, who = FIRST_PERSON) {
    const outcome = await execute(this.#open.db, defaults, command, { who, at: Date.now() })
    this.onWrite()
    return outcome
  }

  async call<N extends CallName>(name: N, args: Args<N>): Promise<Answer<N>> {
    if (name === 'execute') return (await this.run((args as Args<'execute'>).command)) as Answer<N>
    const handler = this.#work[name] as (args: Args<N>, context: CallContext) => Promise<Answer<N>>
    const answer = await handler(args, context)
    if (name === 'attachments.add') this.onWrite()
    return answer
  }

  close(): void {
    this.#open.close()
  }
}
