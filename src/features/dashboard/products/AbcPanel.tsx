import { useMemo } from 'react'
import { Link } from 'react-router'
import type { AbcAnswer } from '~/analytics/reports'
import { BoardChart } from '~/features/shared/board/BoardChart'
import { Choice } from '~/features/shared/board/Choice'
import { useReport } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { RowsExport } from '~/features/shared/board/TableExport'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { chartTokens } from '~/ui/tokens'
import { useFormat, useUi } from '~/ui/UiContext'
import { messages } from './messages'
import { paretoOption, paretoTable } from './pareto'
import { ABC_OF, ABC_RULES, productsState } from './state'

const TOP = 50

/** Which few bring the most: classes, curve and the head of the list. */
export function AbcPanel({ board }: { board: Board }) {
  const t = useMessages(messages)
  const [{ abc, rule }, set] = useUrlState(productsState)
  const asked = useReport('abc', { ...board.asked, by: abc, rule, top: TOP }, { enabled: board.ready })
  const { data, isPlaceholderData } = asked
  return (
    <section className="zg-panel" aria-label={t('abc')} aria-busy={asked.isPending || isPlaceholderData}>
      <header className="zg-panel-head">
        <h2>{t('abc')}</h2>
        <Choice
          label={t('abc.by')}
          value={abc}
          options={ABC_OF}
          wordOf={(option) => t(`abc.by.${option}`)}
          onChange={(next) => set({ abc: next })}
        />
        <Choice
          label={t('abc.rule')}
          value={rule}
          options={ABC_RULES}
          wordOf={(option) => t(`abc.rule.${option}`)}
          onChange={(next) => set({ rule: next })}
        />
        {data && data.members > 0 && (
          <RowsExport
            board={board}
            title={t('abc')}
            columns={[
              t(`abc.by.${abc}`),
              t('abc.title'),
              t('abc.class'),
              t('abc.gmv'),
              t('abc.share'),
              t('abc.cumulative'),
              t('abc.units'),
            ]}
            rows={data.rows.map((row) => [row.key, row.label, row.class, row.gmv, row.share, row.cumulative, row.units])}
          />
        )}
      </header>
      <p className="zg-panel-hint">{t(`abc.explain.${rule}`)}</p>
      {data && <Stale asked={asked} />}
      {!data ? (
        <Waiting asked={asked} />
      ) : data.members === 0 ? (
        <p className="zg-panel-hint">{t('abc.none')}</p>
      ) : (
        <div className="zg-abc">
          <div className="zg-abc-side">
            <Classes answer={data} />
            <Curve board={board} answer={data} />
          </div>
          <Head board={board} by={abc} answer={data} />
        </div>
      )}
    </section>
  )
}

function Classes({ answer }: { answer: AbcAnswer }) {
  const t = useMessages(messages)
  const format = useFormat()
  return (
    <FigureTable
      className="zg-abc-classes"
      columns={[
        { key: 'class', name: t('abc.class') },
        { key: 'members', name: t('abc.members') },
        { key: 'gmv', name: t('abc.gmv') },
        { key: 'share', name: t('abc.share') },
      ]}
    >
      {answer.classes.map((of) => (
        <tr key={of.class} data-class={of.class} data-members={of.members} data-value={of.gmv}>
          <th scope="row">
            <ClassMark of={of.class} />
          </th>
          <td>{format.count(of.members)}</td>
          <td title={String(of.gmv)}>{format.money(of.gmv)}</td>
          <td>{format.percent(of.share)}</td>
        </tr>
      ))}
      <tr className="zg-row-rest">
        <th scope="row">{t('abc.all')}</th>
        <td>{format.count(answer.members)}</td>
        <td title={String(answer.gmv)}>{format.money(answer.gmv)}</td>
        <td />
      </tr>
    </FigureTable>
  )
}

const ClassMark = ({ of }: { of: 'A' | 'B' | 'C' }) => <span className={`zg-class zg-class-${of.toLowerCase()}`}>{of}</span>

function Curve({ board, answer }: { board: Board; answer: AbcAnswer }) {
  const t = useMessages(messages)
  const { mode, format } = useUi()
  const input = useMemo(
    () => ({
      answer,
      tokens: chartTokens(mode),
      percent: (share: number) => format.percent(share, 0),
      words: { members: t('curve.members'), gmv: t('curve.gmv') },
    }),
    [answer, mode, format, t],
  )
  return (
    <BoardChart
      board={board}
      title={t('curve')}
      option={useMemo(() => paretoOption(input), [input])}
      table={useMemo(() => paretoTable({ ...input, percent: (share) => format.percent(share) }), [input, format])}
      height={220}
      note={answer.pareto !== null && <span data-pareto={answer.pareto}>{t('abc.pareto', { share: format.percent(answer.pareto) })}</span>}
    />
  )
}

function Head({ board, by, answer }: { board: Board; by: 'sku' | 'product'; answer: AbcAnswer }) {
  const t = useMessages(messages)
  const format = useFormat()
  const chosen = board.view.filters[by] ?? []
  const caption = t('abc.top', { count: answer.rows.length, total: answer.members })
  return (
    <FigureTable
      label={caption}
      caption={caption}
      boxClassName="zg-abc-head"
      columns={[
        { key: by, name: t(`abc.by.${by}`) },
        { key: 'class', name: t('abc.class') },
        { key: 'gmv', name: t('abc.gmv') },
        { key: 'share', name: t('abc.share'), minor: true },
        { key: 'cumulative', name: t('abc.cumulative'), minor: true },
        { key: 'units', name: t('abc.units'), minor: true },
      ]}
    >
      {answer.rows.map((row) => (
        <tr key={row.key} data-key={row.key} data-value={row.gmv}>
          <th scope="row" className="zg-member-cell">
            <button
              type="button"
              className="zg-row-button"
              aria-pressed={chosen.includes(row.key)}
              onClick={() => board.toggle(by, row.key)}
            >
              {by === 'sku' ? row.key || '—' : row.label || row.key || '—'}
            </button>
            {by === 'sku' && row.key !== '' && (
              <Link to={paths.product({ sku: row.key })} className="zg-member-title">
                {row.label || row.key}
              </Link>
            )}
          </th>
          <td>
            <ClassMark of={row.class} />
          </td>
          <td title={String(row.gmv)}>{format.money(row.gmv)}</td>
          <td className="zg-minor">{format.percent(row.share)}</td>
          <td className="zg-minor">{format.percent(row.cumulative)}</td>
          <td className="zg-minor">{format.count(row.units)}</td>
        </tr>
      ))}
    </FigureTable>
  )
}
