import { lazy, memo, Suspense, useDeferredValue, useEffect, useRef } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { nameOfRecord } from '~/domain/recordRef'
import { PromotionFrame } from '~/features/promotions/frame/PromotionFrame'
import { promotionMessages } from '~/features/promotions/messages'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { NEW_PROMOTION, openPlanDraft, putPlanDraft } from '~/session/promotionDrafts'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { BasicsSection } from './BasicsSection'
import { Board } from './Board'
import { BudgetSection } from './BudgetSection'
import { ConflictPanel } from './ConflictPanel'
import { ExpectedSection } from './ExpectedSection'
import { GoalSection } from './GoalSection'
import { Lessons } from './Lessons'
import { planMessages } from './messages'
import '~/features/promotions/frame/frame.css'
import './plan.css'
import { RulesSection } from './RulesSection'
import { TermsSection } from './TermsSection'
import { TryOut } from './TryOut'
import { type PlanEdit, usePlan } from './usePlan'
import { useSavePlan } from './useSavePlan'

const RecordWork = lazy(async () => ({ default: (await import('~/features/shared/RecordWork')).RecordWork }))
const RecordHistory = lazy(async () => ({ default: (await import('~/features/shared/RecordHistory')).RecordHistory }))

/** What follows the fields, a moment behind the typing. */
const [LateLessons, LateTryOut, LateBoard] = [memo(Lessons), memo(TryOut), memo(Board)]

/** The plan sheet of a promotion, at /promotions/plan/:key, or of a new one. */
export default function PlanScreen() {
  const { key } = useParams()
  // Another promotion is another edit: nothing of the one before stays.
  return <Planned key={key ?? NEW_PROMOTION} promotionKey={key} />
}

function Planned({ promotionKey }: { promotionKey: string | undefined }) {
  const t = useMessages(planMessages)
  const words = useMessages(promotionMessages)
  const edit = usePlan(promotionKey)
  const area = <AreaTabs of="promotions" />
  if (edit === null)
    return (
      <Page title={words('notFound')} filters={area}>
        <Empty title={words('notFound')} hint={words('notFoundHint')} action={<Link to={paths.promotions()}>{words('toList')}</Link>} />
      </Page>
    )
  if (edit === undefined)
    return (
      <Page title={words('part.plan')} filters={area}>
        <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
      </Page>
    )
  if (edit.isNew)
    return (
      <Page title={edit.plan.name.trim() || t('newTitle')} actions={<Actions edit={edit} />} filters={area}>
        <Sheet edit={edit} />
      </Page>
    )
  return (
    <PromotionFrame
      promotionKey={edit.key}
      tab="plan"
      actions={!edit.isFixed && <Actions edit={edit} />}
      held={edit.dirty ? t('saveFirst') : undefined}
    >
      <Sheet edit={edit} />
    </PromotionFrame>
  )
}

function Sheet({ edit }: { edit: PlanEdit }) {
  const whyNot = useWhyNot('promotion.set')
  const t = useMessages(planMessages)
  const on = nameOfRecord({ kind: 'promotion', key: edit.key })
  const late = useDeferredValue(edit)
  return (
    <div className="zg-plan">
      <div className="zg-plan-main">
        <Notice edit={edit} />
        <ConflictPanel edit={edit} />
        <LateLessons edit={late} />
        <fieldset className="zg-plan-fields" disabled={edit.isFixed || whyNot !== undefined}>
          <GoalSection edit={edit} />
          <BasicsSection edit={edit} />
          <RulesSection edit={edit} />
        </fieldset>
        <LateTryOut edit={late} />
        <fieldset className="zg-plan-fields" disabled={edit.isFixed || whyNot !== undefined}>
          <ExpectedSection edit={edit} />
          <BudgetSection edit={edit} />
          <TermsSection edit={edit} />
        </fieldset>
        {!edit.isNew && (
          <Suspense fallback={<div className="zg-skeleton zg-skeleton-title" aria-busy="true" />}>
            <section className="zg-plan-section zg-stack" aria-label={t('history')}>
              <RecordWork on={on} />
              <RecordHistory on={on} />
            </section>
          </Suspense>
        )}
      </div>
      <div className="zg-plan-rail">
        <LateBoard edit={late} />
      </div>
    </div>
  )
}

/** Whether what is shown is saved, and whether it can be changed at all. */
function Notice({ edit: { isFixed, restored, dirty } }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const format = useFormat()
  if (isFixed)
    return (
      <p className="zg-warning" role="status">
        {t('fixed')}
      </p>
    )
  if (restored)
    return (
      <p className="zg-warning" role="status">
        {t('restored', { at: format.time(restored.at) })}
      </p>
    )
  return (
    <p className="zg-second zg-small" role="status">
      {dirty ? t('unsaved') : ''}
    </p>
  )
}

/** Save, away with what was changed, and away with the draft; ⌘/Ctrl+S saves from anywhere on the page. */
function Actions({ edit }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const { save, busy } = useSavePlan(edit)
  const whyNotSet = useWhyNot('promotion.set')
  const { dirty, isNew, plan, merged, choices } = edit
  const unchosen = merged.clashes.some((field) => choices[field] === undefined)
  const why = whyNotSet ?? (unchosen ? t('chooseFirst') : !dirty ? t('nothing') : plan.name.trim() === '' ? t('nameFirst') : undefined)
  const press = useRef<() => void>(undefined)
  press.current = why === undefined ? () => void save() : undefined
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      press.current?.()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      {!isNew && !dirty && <Remove edit={edit} />}
      {dirty && <Discard edit={edit} />}
      {(isNew || dirty) && (
        <Button type="primary" loading={busy} disabledReason={why} hint="⌘/Ctrl+S" onClick={() => void save()}>
          {t(isNew ? 'create' : 'save')}
        </Button>
      )}
    </>
  )
}

/** What was changed goes, and can be had back from the toast. */
function Discard({ edit: { discard, isNew, key } }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const place = isNew ? NEW_PROMOTION : key
  const run = () => {
    const draft = openPlanDraft(place)
    discard()
    showToast(t('discarded'), draft ? { undo: () => putPlanDraft(place, draft) } : {})
  }
  return <Button onClick={run}>{t('discard')}</Button>
}

function Remove({ edit: { key, saved } }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const run = useCommand()
  const navigate = useNavigate()
  const whyNot = useWhyNot('promotion.remove')
  const remove = async () => {
    const outcome = await run({ kind: 'promotion.remove', args: { key } }, { done: t('removed', { name: saved?.name ?? '' }) })
    if (outcome?.ok) void navigate(paths.promotions())
  }
  return (
    <Button disabledReason={whyNot} onClick={() => void remove()}>
      {t('remove')}
    </Button>
  )
}
