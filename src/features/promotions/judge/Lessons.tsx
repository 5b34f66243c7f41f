import { useState } from 'react'
import type { PromotionJudgement } from '~/domain/promotion/judgement'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { judgeMessages } from './messages'

/** Where a lesson is written first. */
export const FIRST_LESSON = 'promotion-lesson'

const LONGEST = 300
const MOST = 10

/** The figures that a judgement stood on, by name. */
function figuresOf({ lifts, own, newBuyers, cost }: PromotionJudgement): Record<string, number> {
  const known: Record<string, number | undefined> = {
    lift_gmv: lifts?.effect.gmv.lift,
    lift_units: lifts?.effect.units.lift,
    lift_margin: lifts?.effect.margin.lift,
    gmv: own.gmv,
    orders: own.orders,
    discount: own.discount,
    new_buyers: newBuyers.count,
    cost_per_new: cost.perNew,
    roi: cost.roi,
  }
  return Object.fromEntries(Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** What to remember, for the next plan of the kind; written down, it ends the promotion's way. */
export function Lessons({ judgement }: { judgement: PromotionJudgement }) {
  const t = useMessages(judgeMessages)
  const run = useCommand()
  const mayJudge = useWhyNot('promotion.judge')
  const { promotion, state, test } = judgement
  const [lessons, setLessons] = useState<readonly string[]>(() => promotion.judged?.lessons ?? [''])
  const written = lessons.map((each) => each.trim()).filter((each) => each !== '')
  const isOver = state === 'ended' || state === 'judged'
  const whyNot = mayJudge ?? (isOver ? undefined : t('lesson.notEnded')) ?? (written.length === 0 ? t('lesson.first') : undefined)
  const send = () => {
    if (whyNot !== undefined) return
    const judged = { lessons: written, figures: figuresOf(judgement), ...(test?.met === undefined ? {} : { met: test.met }) }
    void run({ kind: 'promotion.judge', args: { key: promotion.key, judged } }, { done: t('sent') })
  }
  const set = (place: number, text: string) => setLessons(lessons.map((each, i) => (i === place ? text : each)))
  return (
    <section className="zg-panel" aria-label={t('lessons')}>
      <h2>{t('lessons')}</h2>
      <p className="zg-panel-hint">{t('lessons.hint')}</p>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {lessons.map((lesson, i) => (
          <Lesson
            // Lessons have no names; one that is taken away moves those below it up.
            key={`${i} ${lessons.length}`}
            place={i}
            text={lesson}
            onText={(text) => set(i, text)}
            onSend={send}
            onRemove={lessons.length > 1 ? () => setLessons(lessons.filter((_, at) => at !== i)) : undefined}
          />
        ))}
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={whyNot} hint="Ctrl / ⌘ + Enter">
            {t(state === 'judged' ? 'sendAgain' : 'send')}
          </Button>
          {lessons.length < MOST && <Button onClick={() => setLessons([...lessons, ''])}>{t('lesson.add')}</Button>}
        </div>
      </form>
    </section>
  )
}

interface LessonProps {
  place: number
  text: string
  onText: (text: string) => void
  onSend: () => void
  onRemove: (() => void) | undefined
}

function Lesson({ place, text, onText, onSend, onRemove }: LessonProps) {
  const t = useMessages(judgeMessages)
  const n = place + 1
  return (
    <div className="zg-field-row">
      <label>
        <span>{t('lesson', { n })}</span>
        <textarea
          id={place === 0 ? FIRST_LESSON : undefined}
          className="zg-input zg-judge-lesson"
          rows={2}
          maxLength={LONGEST}
          placeholder={place === 0 ? t('lesson.placeholder') : undefined}
          value={text}
          onChange={({ target }) => onText(target.value)}
          onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && onSend()}
        />
      </label>
      {onRemove && (
        <Button aria-label={t('lesson.remove', { n })} onClick={onRemove}>
          ×
        </Button>
      )}
    </div>
  )
}
