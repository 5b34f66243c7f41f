import { useState, type ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { type CheckAnswer, redChecks } from '~/domain/promotion/feasibility'
import type { Promotion } from '~/domain/promotion/promotion'
import type { PromotionEvent } from '~/domain/promotion/stage'
import { checkSentence } from '~/features/promotions/checkText'
import { feasibilityMessages } from '~/features/promotions/feasibilityMessages'
import { promotionMessages } from '~/features/promotions/messages'
import { promotionQueries } from '~/features/promotions/queries'
import { errorText, useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { askNow } from '~/session/cache'
import { Status } from '~/ui/Status'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { NoteSheet } from './NoteSheet'

type Begin = 'schedule' | 'launch'

interface Red {
  event: Begin
  answers: CheckAnswer[]
}

export interface Mover {
  move: (event: PromotionEvent) => void
  /** Checks are being made. */
  busy: boolean
  /** Drawn by the caller. */
  sheets: ReactNode
}

/** Takes a step of a promotion's way, with its toast and Undo. What needs a reason asks for it first: sending back, and going on sale against red checks. */
export function useMove(promotion: Promotion): Mover {
  const { key, name, overruled } = promotion
  const t = useMessages(promotionMessages)
  const run = useCommand()
  const navigate = useNavigate()
  const [rejecting, setRejecting] = useState(false)
  const [red, setRed] = useState<Red>()
  const [busy, setBusy] = useState(false)
  const send = (event: Exclude<PromotionEvent, 'judge'>, more: { note?: string; overrule?: { checks: string[]; note: string } } = {}) =>
    run({ kind: 'promotion.move', args: { key, event, ...more } }, { done: t(`done.${event}`, { name }) })
  const begin = async (event: Begin) => {
    setBusy(true)
    try {
      const board = await askNow(promotionQueries.feasibility(key))
      const settled = new Set(overruled.map(({ check }) => check))
      const answers = board?.answers.filter(({ check, light }) => light === 'red' && !settled.has(check)) ?? []
      if (answers.length > 0) setRed({ event, answers })
      else await send(event)
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  const move = (event: PromotionEvent) => {
    if (event === 'reject') setRejecting(true)
    else if (event === 'judge') void navigate(paths.promotionJudgement({ key }))
    else if (event === 'schedule' || event === 'launch') void begin(event)
    else void send(event)
  }
  const sheets = (
    <>
      {rejecting && (
        <NoteSheet
          title={t('rejectTitle', { name })}
          label={t('rejectNote')}
          hint={t('rejectHint')}
          action={t('reject')}
          onClose={() => setRejecting(false)}
          onSend={(note) => {
            setRejecting(false)
            void send('reject', { note })
          }}
        />
      )}
      {red && (
        <NoteSheet
          title={t('redTitle')}
          label={t('redNote')}
          hint={t('redHint')}
          action={t(`red.${red.event}`)}
          onClose={() => setRed(undefined)}
          onSend={(note) => {
            setRed(undefined)
            void send(red.event, { overrule: { checks: redChecks(red.answers), note } })
          }}
        >
          <RedList answers={red.answers} promotionKey={key} onLeave={() => setRed(undefined)} />
        </NoteSheet>
      )}
    </>
  )
  return { move, busy, sheets }
}

/** What is red, and the way to where it can be mended. */
function RedList(props: { answers: readonly CheckAnswer[]; promotionKey: string; onLeave: () => void }) {
  const { answers, promotionKey, onLeave } = props
  const t = useMessages(feasibilityMessages)
  const words = useMessages(promotionMessages)
  const format = useFormat()
  return (
    <>
      <ul className="zg-promo-reds">
        {answers.map((answer) => (
          <li key={answer.check}>
            <Status tone="bad" word={t(`check.${answer.check}`)} />
            <span className="zg-num">{checkSentence(answer, format)}</span>
          </li>
        ))}
      </ul>
      <Link to={`${paths.promotion({ key: promotionKey })}#board`} onClick={onLeave}>
        {words('toBoard')}
      </Link>
    </>
  )
}
