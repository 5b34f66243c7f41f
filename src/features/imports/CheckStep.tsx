import { type DryRun, type ImportProgress, ROW_REFUSALS } from '~/domain/importPlan'
import { LINE_KINDS, NOT_SALE } from '~/domain/order'
import { download } from '~/features/shared/download'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useVocabulary } from '~/features/shared/vocabulary'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { Notices } from './ReadingStep'
import { RefusedRows } from './RefusedTable'
import { asksRate, fieldsOf, type Draft } from './draft'
import { messages } from './messages'
import { refusalText } from './refusalText'
import { checkFile, commitFile, useWizard } from './wizard'

/** The dry run, what it has found, and the button that imports just that. */
export function CheckStep({ draft, hasOrders }: { draft: Draft; hasOrders: boolean }) {
  const t = useMessages(messages)
  const format = useFormat()
  const shop = useShop()
  const check = useWizard((wizard) => wizard.check)
  const { missing } = fieldsOf(draft)
  const mayNot = useWhyNot('orders.import')
  const reason = missing.length > 0 ? refusalText({ why: 'missingColumns', fields: missing }, t, format) : undefined
  const done = check.is === 'done'
  return (
    <section className="zg-step" aria-label={t('step.check')}>
      <h2>{t('step.check')}</h2>
      <p className="zg-second">{t('check.hint')}</p>
      {asksRate(draft, shop, hasOrders) && draft.rules.rate === undefined && (
        <p className="zg-warning">{t('check.noRate', { from: draft.rules.currency })}</p>
      )}
      {check.is === 'running' ? (
        <ProgressLine progress={check.progress} onCancel={check.cancel} />
      ) : (
        <div>
          <Button type={done ? 'default' : 'primary'} disabledReason={mayNot ?? reason} onClick={() => void checkFile(hasOrders)}>
            {t(done ? 'check.again' : 'check')}
          </Button>
        </div>
      )}
      {check.is === 'refused' && (
        <p className="zg-alert" role="alert" data-refusal={check.refusal.why}>
          {refusalText(check.refusal, t, format)}
        </p>
      )}
      {check.is === 'settings' && (
        <p className="zg-alert" role="alert">
          {t('settings.refused')}
        </p>
      )}
      {check.is === 'failed' && (
        <p className="zg-alert" role="alert">
          {t('failed', { what: check.what })}
        </p>
      )}
      {check.is === 'done' && <Found found={check.found} />}
    </section>
  )
}

/** How far a reading or writing has come. */
export function ProgressLine({ progress, onCancel }: { progress: ImportProgress | undefined; onCancel?: () => void }) {
  const t = useMessages(messages)
  const format = useFormat()
  const share = progress && progress.bytesTotal > 0 ? progress.bytesRead / progress.bytesTotal : undefined
  return (
    <div className="zg-progress zg-num" role="status">
      <progress max={1} value={share} aria-label={t(`phase.${progress?.phase ?? 'reading'}`)} />
      <span>{t(`phase.${progress?.phase ?? 'reading'}`)}</span>
      {progress && progress.rows > 0 && (
        <span className="zg-second">
          {t('progress', { rows: format.count(progress.rows), speed: format.count(Math.round(progress.rowsPerSecond)) })}
          {progress.secondsLeft !== undefined &&
            `${t('comma')}${t('progress.left', { count: Math.max(1, Math.round(progress.secondsLeft)) })}`}
        </span>
      )}
      {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
    </div>
  )
}

const TOTALS = ['added', 'changed', 'unchanged'] as const

function Found({ found }: { found: DryRun }) {
  const whyNot = useWhyNot('orders.import')
  const t = useMessages(messages)
  const format = useFormat()
  const count = found.added + found.changed
  return (
    <div className="zg-found">
      <dl className="zg-counts zg-num">
        {TOTALS.map((name) => (
          <div key={name}>
            <dt>{t(`result.${name}`)}</dt>
            <dd data-import={name} data-value={found[name]}>
              {t('result.orders', { count: found[name] })}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('result.refused')}</dt>
          <dd data-import="refused" data-value={found.refusedRows}>
            {found.refusedRows === 0
              ? t('result.rows', { count: 0 })
              : t('result.refusedText', { rows: format.count(found.refusedRows), orders: format.count(found.refusedOrders) })}
          </dd>
        </div>
      </dl>
      <Details found={found} />
      <Notices notices={found.notices} />
      {found.refusedRows > 0 && <Refused rows={found.refused} />}
      {found.changes.length > 0 && <Changes changes={found.changes} />}
      <div>
        {count > 0 ? (
          <Button type="primary" size="large" disabledReason={whyNot} onClick={() => void commitFile()}>
            {t('commit', { count })}
          </Button>
        ) : (
          <p className="zg-strong">{found.unchanged > 0 || found.refusedRows === 0 ? t('commit.nothing') : t('refused.hint')}</p>
        )}
      </div>
    </div>
  )
}

function Details({ found }: { found: DryRun }) {
  const t = useMessages(messages)
  const format = useFormat()
  const words = useVocabulary()
  const { firstAt, lastAt } = found
  const chips = [
    ...LINE_KINDS.filter((kind) => found.kinds[kind]).map((kind) => ({
      key: kind,
      text: `${words.kind(kind)} ${format.count(found.kinds[kind] ?? 0)}`,
    })),
    ...NOT_SALE.flatMap((why) =>
      why !== '' && found.notSale[why] ? [{ key: why, text: `${words.reason(why)} ${format.count(found.notSale[why])}` }] : [],
    ),
    ...(found.credits > 0 ? [{ key: 'credits', text: t('result.credits', { count: found.credits }) }] : []),
    ...(found.unknownBuyers > 0 ? [{ key: 'unknown', text: t('result.unknown', { count: found.unknownBuyers }) }] : []),
  ]
  return (
    <>
      {firstAt !== undefined && lastAt !== undefined && (
        <p className="zg-second zg-num">
          {t('result.span', {
            rows: format.count(found.rows),
            lines: format.count(found.lines),
            from: format.date(firstAt),
            to: format.date(lastAt),
          })}
        </p>
      )}
      <ul className="zg-row zg-plain-list zg-num">
        {chips.map(({ key, text }) => (
          <li key={key} className="zg-badge">
            {text}
          </li>
        ))}
      </ul>
    </>
  )
}

function Refused({ rows }: { rows: DryRun['refused'] }) {
  const t = useMessages(messages)
  const fetchRows = async () => {
    const words = Object.fromEntries(ROW_REFUSALS.map((why) => [why, t(`why.${why}`)] as const))
    download((await call('import.refused', { words })).csv, `${t('refused.file')}.csv`)
  }
  return (
    <RefusedRows
      rows={rows}
      line={t('preview.line')}
      whyOf={(why) => t(`why.${why}`)}
      fieldOf={(field) => t(`field.${field}`)}
      save={{ label: t('refused.download'), hint: t('refused.hint'), run: fetchRows }}
    />
  )
}

function Changes({ changes }: Pick<DryRun, 'changes'>) {
  const t = useMessages(messages)
  return (
    <details>
      <summary>{t('result.changes')}</summary>
      <table className="zg-cells zg-fields-table">
        <thead>
          <tr>
            <th scope="col">{t('preview.number')}</th>
            <th scope="col">{t('result.field')}</th>
            <th scope="col">{t('result.before')}</th>
            <th scope="col">{t('result.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.flatMap(({ number, fields }) =>
            fields.map(({ field, before, after }) => (
              <tr key={`${number} ${field}`}>
                <th scope="row">{number}</th>
                <td>{field}</td>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </details>
  )
}
