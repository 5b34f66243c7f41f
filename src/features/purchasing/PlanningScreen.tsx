import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FirstSteps } from '~/features/shared/FirstSteps'
import { useMessages } from '~/lib/i18n'
import { type SetUrlState, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import type { PlanAnswer } from '~/store/buyingLists'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { buyingMessages } from './buyingMessages'
import { MakeDrafts } from './MakeDrafts'
import { PlanFigures } from './PlanFigures'
import { planMessages } from './planMessages'
import { COVERS, PLAN_LISTS, planView, type PlanView, SERVICES, toPlanAsk } from './planView'
import { Proposals } from './Proposals'
import '~/features/shared/board/board.css'
import '~/features/shared/cells.css'
import './plan.css'
import './purchasing.css'
import { buyingQueries } from './queries'
import { ShelfList } from './ShelfList'
import { type PlanChoice, usePlanChoice } from './usePlanChoice'

/** What to order of whom, how much and why; and what lies on the shelf for too long. */
export default function PlanningScreen() {
  const t = useMessages(planMessages)
  const [view, set] = useUrlState(planView)
  const { data, isPlaceholderData } = useQuery({ ...buyingQueries.plan(toPlanAsk(view)), enabled: view.list === 'proposals' })
  const choice = usePlanChoice(data?.rows ?? [])
  return (
    <Page
      title={t('title')}
      aside={data && t('aside', { planned: data.planned, count: data.rows.length })}
      actions={view.list === 'proposals' && data && data.rows.length > 0 && <MakeDrafts choice={choice} />}
      filters={
        <>
          <AreaTabs of="stock" />
          <Filters view={view} set={set} />
        </>
      }
    >
      <div className="zg-stack">
        <PlanFigures />
        {view.list === 'proposals' ? <PlanBody data={data} busy={isPlaceholderData} choice={choice} /> : <ShelfList list={view.list} />}
      </div>
    </Page>
  )
}

function PlanBody({ data, busy, choice }: { data: PlanAnswer | undefined; busy: boolean; choice: PlanChoice }) {
  const t = useMessages(planMessages)
  if (!data)
    return (
      <div aria-busy="true">
        <p className="zg-second">{t('loading')}</p>
        <div className="zg-skeleton zg-skeleton-block" />
      </div>
    )
  if (data.planned === 0) return <Empty title={t('noCatalog')} hint={t('noCatalogHint')} action={<FirstSteps />} />
  if (data.rows.length === 0)
    return <Empty title={t('empty')} hint={t('emptyHint')} action={<Link to={paths.purchases()}>{t('drafted')}</Link>} />
  return (
    <div aria-busy={busy}>
      <Proposals choice={choice} />
      <Classes classes={data.classes} />
    </div>
  )
}

function Filters({ view, set }: { view: PlanView; set: SetUrlState<PlanView> }) {
  const t = useMessages(planMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  return (
    <div className="zg-planning-bar">
      <div role="group" aria-label={t('view')} className="zg-planning-lists">
        {PLAN_LISTS.map((list) => (
          <button key={list} type="button" className="zg-pick" aria-pressed={view.list === list} onClick={() => set({ list })}>
            {t(`view.${list}`)}
          </button>
        ))}
      </div>
      {view.list === 'proposals' && (
        <>
          <label className="zg-planning-field" title={t('serviceHint')}>
            {t('service')}
            <select
              className="zg-dash-select"
              value={view.service}
              onChange={({ target }) => set({ service: SERVICES.find((each) => each === target.value) })}
            >
              {SERVICES.map((service) => (
                <option key={service} value={service}>
                  {format.percent(Number(service), 0)}
                </option>
              ))}
            </select>
          </label>
          <label className="zg-planning-field">
            {t('cover')}
            <select
              className="zg-dash-select"
              value={view.cover}
              onChange={({ target }) => set({ cover: COVERS.find((each) => each === target.value) })}
            >
              {COVERS.map((cover) => (
                <option key={cover} value={cover}>
                  {buying('days', { count: Number(cover) })}
                </option>
              ))}
            </select>
          </label>
          <label className="zg-planning-field">
            <input type="checkbox" checked={view.manual} onChange={({ target }) => set({ manual: target.checked })} />
            {t('manual')}
          </label>
        </>
      )}
    </div>
  )
}

/** How many SKUs there are of each pair of classes. */
function Classes({ classes }: { classes: PlanAnswer['classes'] }) {
  const t = useMessages(planMessages)
  const format = useFormat()
  return (
    <section className="zg-planning-classes zg-second zg-small zg-num" aria-label={t('classes')}>
      <span>{t('classes')}</span>
      {['A', 'B', 'C'].flatMap((abc) =>
        ['X', 'Y', 'Z'].map((xyz) => (
          <span key={abc + xyz} title={t('classTitle', { abc, xyz })}>
            {abc}
            {xyz} {format.count(classes[abc + xyz] ?? 0)}
          </span>
        )),
      )}
    </section>
  )
}
