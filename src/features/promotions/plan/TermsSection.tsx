import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import { wordsIn } from '~/domain/promotion/feasibility'
import { mendWord } from '~/domain/promotion/mendPlan'
import { feasibilityMessages } from '~/features/promotions/feasibilityMessages'
import { lifeQueries } from '~/features/shared/listing/queries'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Status } from '~/ui/Status'
import { showToast } from '~/ui/Toast'
import { useRuleWriting } from './choices'
import { planMessages } from './messages'
import { Section } from './Section'
import { termsText } from './termsText'
import type { PlanEdit } from './usePlan'

/** What buyers are told, looked at by the text check while it is typed. */
export function TermsSection({ edit }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const writing = useRuleWriting()
  const zone = useShop((shop) => shop.zone)
  const { plan, set } = edit
  const write = () => {
    const before = plan.terms
    set({ terms: termsText(plan, writing, zone) })
    showToast(t('termsWritten'), { undo: () => set({ terms: before }) })
  }
  return (
    <Section
      title={t('terms')}
      hint={t('termsHint')}
      aside={
        !edit.isFixed &&
        plan.rules.length > 0 && (
          <Button size="small" onClick={write}>
            {t('writeTerms')}
          </Button>
        )
      }
    >
      <textarea
        className="zg-input zg-promo-note"
        aria-label={t('termsLabel')}
        rows={5}
        maxLength={2000}
        value={plan.terms ?? ''}
        onChange={({ target }) => set({ terms: target.value === '' ? undefined : target.value })}
      />
      <Words edit={edit} />
    </Section>
  )
}

function Words({ edit: { plan, set, isFixed } }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const board = useMessages(feasibilityMessages)
  const { data: shop } = useQuery(lifeQueries.lint())
  const typed = useDeferredValue(plan)
  const rows = useMemo(() => (shop ? wordsIn(typed, { packs: shop.packs }) : []), [typed, shop])
  if (!shop) return null
  return (
    <div className="zg-plan-words zg-small" role="status" aria-label={t('words')}>
      {rows.length === 0 && <Status tone="good" word={t('wordsFine')} />}
      {rows.map((row) => (
        <span key={`${row.text} ${row.at} ${row.from} ${row.rule}`} className="zg-row">
          <Status
            tone={row.isError ? 'bad' : 'attention'}
            word={board('wordRow', { found: row.found, where: board(`word.${row.text}`) })}
          />
          {row.mend !== undefined && !isFixed && (
            <Button size="small" onClick={() => set(mendWord(plan, row))}>
              {row.mend === '' ? t('takeOut') : t('replaceBy', { mend: row.mend })}
            </Button>
          )}
        </span>
      ))}
    </div>
  )
}
