import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Light } from '~/domain/promotion/feasibility'
import type { Plan } from '~/domain/promotion/mergePlan'
import { isEqual } from '~/lib/isEqual'
import { feasibilityMessages } from '~/features/promotions/feasibilityMessages'
import { promotionQueries, type Checking } from '~/features/promotions/queries'
import { TYPED_MS, useSettled } from '~/features/promotions/useSettled'
import { useMessages } from '~/lib/i18n'
import { Status } from '~/ui/Status'
import { CheckRow } from './CheckRow'
import type { PlanEdit } from './usePlan'

const TONES = { green: 'good', amber: 'attention', red: 'bad' } as const satisfies Record<Light, string>

/** Whether the plan can be carried out, check by check, as it stands with what is not saved yet. */
export function Board({ edit }: { edit: PlanEdit }) {
  const t = useMessages(feasibilityMessages)
  const [progress, setProgress] = useState<Checking>()
  const plan = useSettled<Plan>(edit.plan, TYPED_MS)
  const { data, isFetching } = useQuery(promotionQueries.feasibility(edit.key, plan, setProgress))
  const busy = isFetching || !isEqual(plan, edit.plan)
  const overruled = edit.saved?.overruled ?? []
  const answers = data?.answers ?? []
  const count = (light: Light) => answers.filter((answer) => answer.light === light).length
  const [red, amber] = [count('red'), count('amber')]
  return (
    <section className="zg-plan-section zg-board" aria-labelledby="feasibility" id="board">
      <div className="zg-plan-heading">
        <h2 id="feasibility">{t('title')}</h2>
        <span className="zg-second zg-small zg-num" role="status">
          {busy && (progress && progress.done < progress.total ? t('checkingOf', { ...progress }) : t('checking'))}
          {!busy && data && t('goods', { count: data.goods })}
        </span>
      </div>
      {data && (
        <p className="zg-row zg-num" role="status">
          {red > 0 && <Status tone="bad" word={t('redCount', { count: red })} />}
          {amber > 0 && <Status tone="attention" word={t('amberCount', { count: amber })} />}
          {red + amber === 0 && <Status tone="good" word={t('allGreen')} />}
        </p>
      )}
      {data === undefined && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      <ul className={`zg-plan-checks${busy ? ' zg-plan-checks-busy' : ''}`}>
        {answers.map((answer) => (
          <CheckRow
            key={answer.check}
            answer={answer}
            tone={TONES[answer.light]}
            edit={edit}
            note={overruled.find(({ check }) => check === answer.check)?.note}
          />
        ))}
      </ul>
    </section>
  )
}
