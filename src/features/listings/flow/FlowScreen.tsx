import { useQuery } from '@tanstack/react-query'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FirstSteps } from '~/features/shared/FirstSteps'
import { PersonSelect } from '~/features/shared/listing/ChecklistForm'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, oneOf, text, useUrlState } from '~/lib/urlState'
import type { FlowColumn } from '~/store/listingFlow'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { FlowBoard } from './FlowBoard'
import { FlowList } from './FlowList'
import { flowMessages } from './messages'
import { flowQueries } from './queries'
import './flow.css'

const VIEWS = ['board', 'list'] as const
const view = defineUrlState({ view: oneOf(VIEWS, 'board'), owner: text() })

/** Products on their way from draft to sale: as a board by state, or as a list. */
export default function FlowScreen() {
  const t = useMessages(flowMessages)
  const [{ view: shown, owner }, set] = useUrlState(view)
  const { data: columns } = useQuery(flowQueries.columns(owner || undefined))
  const underway = columns?.reduce((sum, { state, count }) => sum + (isUnderway(state) ? count : 0), 0)
  return (
    <Page
      title={t('title')}
      aside={underway !== undefined && t('underway', { count: underway })}
      filters={
        <>
          <AreaTabs of="catalog" />
          <div className="zg-flow-filters">
            <div className="zg-row" role="group" aria-label={t('view')}>
              {VIEWS.map((each) => (
                <button key={each} type="button" className="zg-flow-view" aria-pressed={shown === each} onClick={() => set({ view: each })}>
                  {t(each)}
                </button>
              ))}
            </div>
            <PersonSelect label={t('owner')} value={owner} empty={t('anybody')} onChange={(who = '') => set({ owner: who })} />
          </div>
        </>
      }
    >
      <Shown columns={columns} as={shown} anybody={owner === ''} />
    </Page>
  )
}

const isUnderway = (state: FlowColumn['state']) => state !== 'listed' && state !== 'paused' && state !== 'archived'

function Shown({ columns, as, anybody }: { columns: readonly FlowColumn[] | undefined; as: 'board' | 'list'; anybody: boolean }) {
  const t = useMessages(flowMessages)
  if (!columns) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  if (anybody && columns.every(({ count }) => count === 0))
    return <Empty title={t('empty')} hint={t('emptyHint')} action={<FirstSteps />} />
  return as === 'board' ? (
    <FlowBoard columns={columns} />
  ) : (
    <FlowList cards={columns.filter(({ state }) => isUnderway(state)).flatMap(({ cards }) => cards)} />
  )
}
