import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import { type HomeItem, keyOfHomeItem } from '~/domain/homeItem'
import { type Intent, useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import type { Instant } from '~/lib/zone'
import { paths } from '~/paths'
import { whoActs } from '~/session/person'
import { messages } from './messages'
import { momentText, type Writing } from './words'

/** What can be done with an item, each with its toast and its Undo. Resolves to whether it was done. */
export interface HomeActions {
  done(item: HomeItem, title: string): Promise<boolean>
  assign(item: HomeItem, title: string): Promise<boolean>
  /** A task to order more of it, or to sell off what there is too much of. */
  stockTask(item: HomeItem): Promise<boolean>
  /** Takes its product off sale. */
  pause(item: HomeItem): Promise<boolean>
  snooze(item: HomeItem, title: string, until: Instant, reason: string): Promise<boolean>
  wake(item: HomeItem, title: string): Promise<boolean>
  importAgain(): void
}

export function useActions(writing: Writing): HomeActions {
  const t = useMessages(messages)
  const run = useCommand()
  const navigate = useNavigate()
  const carryOut = useCallback(async (intent: Intent, done: string) => (await run(intent, { done }))?.ok ?? false, [run])
  return {
    done: (item, title) =>
      carryOut(
        { kind: 'task.set', args: { key: keyOfHomeItem(item), set: { doneAt: Date.now() } }, saw: { doneAt: undefined } },
        t('isDone', { title }),
      ),
    assign: (item, title) =>
      carryOut(
        { kind: 'task.set', args: { key: keyOfHomeItem(item), set: { assignee: whoActs() } }, saw: { assignee: item.assignee } },
        t('assigned', { title }),
      ),
    pause: ({ facts: { product, title } }) =>
      carryOut({ kind: 'listing.move', args: { keys: [String(product)], event: 'pause' } }, t('paused', { title: String(title) })),
    stockTask: (item) => {
      const [sku, title] = [String(item.facts.sku), String(item.facts.title)]
      const isOver = item.facts.alert === 'over'
      const who = whoActs()
      const set = {
        title: t(isOver ? 'lowStock.clearTask' : 'lowStock.task', { title, sku }),
        on: item.on,
        assignee: who,
        createdAt: Date.now(),
        createdBy: who,
      }
      return carryOut(
        { kind: 'task.set', args: { key: crypto.randomUUID(), set } },
        t(isOver ? 'lowStock.clearMade' : 'lowStock.taskMade', { sku }),
      )
    },
    snooze: (item, title, until, reason) =>
      carryOut(
        { kind: 'home.snooze', args: { item: item.id, until, ...(reason ? { reason } : {}) } },
        t('snoozedTo', { time: momentText(until, writing), title }),
      ),
    wake: (item, title) => carryOut({ kind: 'home.wake', args: { item: item.id } }, t('awake', { title })),
    importAgain: () => void navigate(paths.imports()),
  }
}
