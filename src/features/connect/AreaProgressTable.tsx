import type { SyncArea } from '~/commerce/adapter'
import type { SyncStatus } from '~/commerce/connection'
import { useMessages } from '~/lib/i18n'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { AREAS_IN_ORDER } from './areasInOrder'
import { syncMessages } from './syncMessages'

/** Area by area: what is here, of how many, and as of when. */
export function AreaProgressTable({ status }: { status: SyncStatus }) {
  const t = useMessages(syncMessages)
  return (
    <table className="zg-api-check zg-areas">
      <thead>
        <tr>
          <th scope="col">{t('area')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('records')}</th>
          <th scope="col">{t('asOf')}</th>
        </tr>
      </thead>
      <tbody>
        {AREAS_IN_ORDER.map((area) => (
          <AreaRow key={area} area={area} status={status} />
        ))}
      </tbody>
    </table>
  )
}

function AreaRow({ area, status: { can, areas, state, syncedAt } }: { area: SyncArea; status: SyncStatus }) {
  const t = useMessages(syncMessages)
  const format = useFormat()
  const { done, total, complete, backTo, asOf } = areas[area]
  if (can.areas[area].pull !== true) {
    return (
      <tr data-area={area}>
        <th scope="row">{t(area)}</th>
        <td>
          <Status tone="off" word={t('notSynced')} />
        </td>
        <td />
        <td />
      </tr>
    )
  }
  // A whole round asks every area.
  const at = asOf ?? (complete ? syncedAt : undefined)
  const counts =
    total === undefined || complete ? format.count(done) : t('ofTotal', { done: format.count(done), total: format.count(total) })
  return (
    <tr data-area={area} data-complete={complete}>
      <th scope="row">{t(area)}</th>
      <td>
        <Status
          tone={complete ? 'good' : 'waiting'}
          word={t(complete ? 'complete' : state === 'running' || state === 'elsewhere' ? 'coming' : 'incomplete')}
        />
      </td>
      <td className="zg-num">
        <span>{counts}</span>
        {!complete && total !== undefined && <progress max={total} value={done} aria-label={t(area)} />}
        {!complete && backTo !== undefined && <span className="zg-second">{t('backTo', { day: format.date(backTo) })}</span>}
      </td>
      <td className="zg-num zg-second">{at === undefined ? '' : format.timeShort(at)}</td>
    </tr>
  )
}
