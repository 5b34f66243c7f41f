import { useEffect, useRef } from 'react'
import type { ReturnDetail } from '~/domain/returnAnswers'
import type { ReturnCase, ReturnState } from '~/domain/returns'
import { wantsGoods } from '~/domain/returnStates'
import { returnWords } from '~/features/shared/returnWords'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { caseMessages } from './caseMessages'

/** The way that a case of its kind goes; one that ended otherwise ends there. */
function wayOf(now: ReturnCase): ReturnState[] {
  const been = now.steps.map(({ to }) => to)
  const proof = been.includes('proof') ? (['proof'] as const) : []
  const begin: ReturnState[] = ['requested', ...proof, 'review']
  if (now.state === 'refused' || now.state === 'cancelled') return [...begin.filter((state) => been.includes(state)), now.state]
  const goods: ReturnState[] = wantsGoods(now) ? ['inTransit', 'received', 'inspected'] : []
  return [...begin, 'approved', ...goods, 'settled', 'closed']
}

/** Where it stands on its way, each step with its day. */
export function Stepper({ now }: { now: ReturnCase }) {
  const t = useMessages(caseMessages)
  const words = useMessages(returnWords)
  const format = useFormat()
  const way = wayOf(now)
  const here = way.indexOf(now.state)
  const list = useRef<HTMLOListElement>(null)
  // On a phone the way is wider than the screen.
  useEffect(() => {
    const mark = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current && mark) list.current.scrollLeft = mark.offsetLeft - list.current.offsetLeft - mark.offsetWidth
  }, [here])
  const dayOf = (state: ReturnState) => now.steps.findLast(({ to }) => to === state)?.at
  return (
    <ol ref={list} className="zg-return-steps" aria-label={t('steps')} tabIndex={0}>
      {way.map((state, at) => {
        const day = dayOf(state)
        const isHere = at === here
        return (
          <li key={state} data-at={at <= here ? 'done' : undefined} aria-current={isHere ? 'step' : undefined}>
            <span>{words(`state.${state}`)}</span>
            <span className="zg-small zg-num">{at <= here && day !== undefined ? format.timeShort(day) : ' '}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** What both sides do next, and until when. */
export function NextPanel({ detail: { next, overdue } }: { detail: ReturnDetail }) {
  const t = useMessages(caseMessages)
  const format = useFormat()
  const { shop, buyer, turn, dueAt } = next
  const due =
    dueAt === undefined ? undefined : overdue ? (
      <p className="zg-warning">{t('late', { day: format.time(dueAt) })}</p>
    ) : (
      <p className="zg-second zg-num">{t('by', { day: format.time(dueAt) })}</p>
    )
  return (
    <section aria-label={t('next')}>
      <div className="zg-return-next">
        <div data-turn={turn === 'shop' ? '' : undefined}>
          <span className="zg-second zg-small">{t('us')}</span>
          <p>{t(`shop.${shop}`)}</p>
          {turn === 'shop' && due}
        </div>
        <div data-turn={turn === 'buyer' ? '' : undefined}>
          <span className="zg-second zg-small">{t('theBuyer')}</span>
          <p>{t(`buyer.${buyer}`)}</p>
          {turn === 'buyer' && due}
        </div>
      </div>
    </section>
  )
}
