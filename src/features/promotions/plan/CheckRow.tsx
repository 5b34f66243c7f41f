import { useState } from 'react'
import { Link } from 'react-router'
import { type CheckAnswer, MOST_ROWS } from '~/domain/promotion/feasibility'
import { leaveOut, mendWord, standAlone } from '~/domain/promotion/mendPlan'
import { type Plan, PLAN_FIELDS } from '~/domain/promotion/mergePlan'
import { checkSentence } from '~/features/promotions/checkText'
import { feasibilityMessages } from '~/features/promotions/feasibilityMessages'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Status, type Tone } from '~/ui/Status'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { CheckDetails } from './CheckDetails'
import { useRuleWriting } from './choices'
import { CountInput } from './fields'
import { termsText } from './termsText'
import type { PlanEdit } from './usePlan'

export interface CheckRowProps {
  answer: CheckAnswer
  tone: Tone
  edit: PlanEdit
  /** Why it was let pass. */
  note: string | undefined
}

/** One check of the board: its light and word, what was found, and what mends it. */
export function CheckRow({ answer, tone, edit, note }: CheckRowProps) {
  const t = useMessages(feasibilityMessages)
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { check, light, rows } = answer
  return (
    <li className="zg-plan-check" aria-label={t(`check.${check}`)}>
      <div className="zg-plan-check-head">
        <strong>{t(`check.${check}`)}</strong>
        <Status tone={tone} word={t(`light.${light}`)} />
      </div>
      <p className="zg-num">{checkSentence(answer, format)}</p>
      {note !== undefined && light === 'red' && <p className="zg-second zg-small">{t('overruled', { note })}</p>}
      <div className="zg-row">
        {!edit.isFixed && <Mends answer={answer} edit={edit} />}
        {rows.length > 0 && (
          <button type="button" className="zg-link zg-small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'hideRows' : 'showRows')}
          </button>
        )}
      </div>
      {open && <CheckDetails answer={answer} />}
      {open && answer.skus.length > MOST_ROWS && (
        <p className="zg-second zg-small">{t('moreRows', { count: answer.skus.length - MOST_ROWS })}</p>
      )}
    </li>
  )
}

/** What puts a check right, at one press. */
function Mends({ answer, edit }: { answer: CheckAnswer; edit: PlanEdit }) {
  const t = useMessages(feasibilityMessages)
  const writing = useRuleWriting()
  const zone = useShop((shop) => shop.zone)
  const { plan, set } = edit
  const mend = (patch: Partial<Plan>, done: string) => {
    const before: Partial<Plan> = Object.fromEntries(PLAN_FIELDS.filter((field) => field in patch).map((field) => [field, plan[field]]))
    set(patch)
    showToast(done, { undo: () => set(before) })
  }
  const out = answer.skus.length > 0 && answer.light !== 'green' && (
    <Button size="small" onClick={() => mend({ rules: leaveOut(plan.rules, answer.skus) }, t('leftOut', { count: answer.skus.length }))}>
      {t('leaveOut', { count: answer.skus.length })}
    </Button>
  )
  switch (answer.check) {
    case 'margin':
    case 'original':
      return out
    case 'stock':
      return (
        <>
          {out}
          {answer.light !== 'green' && (
            <Link className="zg-small" to={paths.planning()}>
              {t('toPlanning')}
            </Link>
          )}
        </>
      )
    case 'packing':
      return (
        <label className="zg-slot-label zg-small">
          {t('perDay')}
          <CountInput
            label={t('perDay')}
            value={plan.packing}
            onChange={(packing) => set({ packing })}
            onClear={() => set({ packing: undefined })}
          />
          {t('perDayUnit')}
        </label>
      )
    case 'overlap':
      return (
        answer.light !== 'green' && (
          <Button size="small" onClick={() => mend({ rules: standAlone(plan.rules) }, t('madeAlone'))}>
            {t('makeAlone')}
          </Button>
        )
      )
    case 'terms':
      return (
        answer.light !== 'green' &&
        plan.rules.length > 0 && (
          <Button size="small" onClick={() => mend({ terms: termsText(plan, writing, zone) }, t('mended'))}>
            {t('writeTerms')}
          </Button>
        )
      )
    case 'words':
      return answer.rows
        .filter((row) => row.mend !== undefined)
        .slice(0, 3)
        .map((row) => (
          <Button key={`${row.text} ${row.at} ${row.from}`} size="small" onClick={() => mend(mendWord(plan, row), t('mended'))}>
            {row.mend ? t('replaceBy', { mend: row.mend }) : t('takeOut', { found: row.found })}
          </Button>
        ))
  }
}
