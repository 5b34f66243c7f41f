import { useSearchParams } from 'react-router'
import { METRIC_IDS, type MetricId } from '~/domain/metric'
import { useMessages } from '~/lib/i18n'
import { DetailDrawer } from '~/ui/DetailDrawer'
import { useFigure } from './figureText'
import { messages } from './messages'
import { useReport } from './queries'
import type { Board } from './useBoard'
import { useMetricName } from './words'

/** The rows that a figure is made of, over the board that shows it. */
export function ProofDrawer({ board }: { board: Board }) {
  const [params, setParams] = useSearchParams()
  const id = METRIC_IDS.find((metric) => metric === params.get('proof'))
  const close = () =>
    setParams((now) => {
      now.delete('proof')
      return now
    })
  return id ? <Proof board={board} id={id} onClose={close} /> : null
}

function Proof({ board, id, onClose }: { board: Board; id: MetricId; onClose: () => void }) {
  const t = useMessages(messages)
  const name = useMetricName()(id)
  const figure = useFigure()
  const { data } = useReport('proof', { query: { ...board.asked, metrics: [id] }, offset: 0, limit: 100 })
  return (
    <DetailDrawer title={t('proof', { name })} wide onClose={onClose}>
      {data && (
        <ul className="zg-proof">
          {data.rows.map((row) => (
            <li key={`${row.kind} ${row.id} ${row.at ?? ''}`}>
              {row.label} {figure(id, { value: row.part }).text}
            </li>
          ))}
        </ul>
      )}
    </DetailDrawer>
  )
}
