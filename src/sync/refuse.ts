import type { Pushed } from '~/commerce/adapter'
import type { Capabilities } from '~/commerce/capabilities'
import type { SyncStore } from './syncStore'
import { showTheirs } from './showTheirs'

type Problems = Extract<Pushed, { why: 'refused' }>['problems']

/** What of a command was not done stays in the outbox, with the platform's reason, and is taken off what is seen. */
export async function refuse(store: SyncStore, can: Capabilities, seq: number, problems: Problems): Promise<'refused'> {
  await store.step(async (step) => {
    const row = (await step.outbox()).find((other) => other.seq === seq)
    if (!row) return
    const { writing: _writing, ...rest } = row
    await step.putOutbox({ ...rest, state: 'refused', says: problems.map(({ says }) => says) })
    await showTheirs(step, can, row)
    if (row.acts)
      await step.putActs(
        row.acts.map(({ act }) => act),
        false,
      )
    if (row.messages)
      await step.markSent(
        row.messages.map(({ key }) => key),
        'failed',
      )
  })
  return 'refused'
}
