import { Link } from 'react-router'
import { type ProductDryRun, SHOWN_CHANGES } from '~/domain/productFile/plan'
import { missingProductFields } from '~/domain/productFile/presets'
import { download } from '~/features/shared/download'
import { undo } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { ProgressLine } from './CheckStep'
import { messages } from './messages'
import { ProductChanges, RefusedRows } from './ProductChanges'
import { productImportMessages } from './productImportMessages'
import { checkProducts, commitProducts, type ProductDraft, useProductWizard } from './productWizard'
import { refusalText } from './refusalText'
import { clearFile } from './wizard'

/** The dry run, what it has found, the button that imports just that, and what it did. */
export function ProductCheckStep({ draft }: { draft: ProductDraft }) {
  const t = useMessages(productImportMessages)
  const common = useMessages(messages)
  const format = useFormat()
  const { check, commit } = useProductWizard()
  const mayNot = useWhyNot('catalog.import')
  const missing = missingProductFields(draft.columns).length > 0 ? t('missing') : undefined
  if (commit.is === 'done') return <Done command={commit.command} found={commit.found} />
  const alert =
    check.is === 'refused'
      ? refusalText(check.refusal, common, format)
      : check.is === 'failed'
        ? t('failed', { what: check.what })
        : commit.is === 'failed'
          ? t('failed', { what: commit.what })
          : undefined
  return (
    <section className="zg-step" aria-label={common('step.check')}>
      <h2>{common('step.check')}</h2>
      <p className="zg-second">{t('check.hint')}</p>
      {check.is === 'running' ? (
        <ProgressLine progress={check.progress} onCancel={check.cancel} />
      ) : (
        <div>
          <Button
            type={check.is === 'done' ? 'default' : 'primary'}
            disabledReason={mayNot ?? missing}
            onClick={() => void checkProducts()}
          >
            {common(check.is === 'done' ? 'check.again' : 'check')}
          </Button>
        </div>
      )}
      {alert !== undefined && (
        <p className="zg-alert" role="alert">
          {alert}
        </p>
      )}
      {check.is === 'done' && <Found found={check.found} busy={commit.is === 'running'} />}
    </section>
  )
}

const COUNTS = ['rows', 'added', 'changed', 'unchanged', 'newSkus', 'refused'] as const

function Found({ found, busy }: { found: ProductDryRun; busy: boolean }) {
  const t = useMessages(productImportMessages)
  const common = useMessages(messages)
  const format = useFormat()
  const { rows, added, changed, unchanged, skus, refusedRows, categories, unknownSuppliers } = found
  const values = { rows, added, changed, unchanged, newSkus: skus.added, refused: refusedRows }
  const names = (list: readonly string[]) => list.join(common('comma'))
  return (
    <div className="zg-found">
      <dl className="zg-counts zg-num">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd data-import={name} data-value={values[name]}>
              {format.count(values[name])}
            </dd>
          </div>
        ))}
      </dl>
      {skus.coded > 0 && <p className="zg-second zg-small">{t('coded', { count: skus.coded })}</p>}
      {skus.kept > 0 && <p className="zg-second zg-small">{t('kept', { count: skus.kept })}</p>}
      {categories.length > 0 && <p className="zg-second zg-small">{t('categories', { names: names(categories) })}</p>}
      {unknownSuppliers.length > 0 && <p className="zg-warning">{t('suppliers', { names: names(unknownSuppliers) })}</p>}
      {found.changes.length > 0 && <ProductChanges changes={found.changes} />}
      {added + changed > SHOWN_CHANGES && <p className="zg-second zg-small">{t('more', { count: SHOWN_CHANGES })}</p>}
      {refusedRows > 0 && (
        <>
          <RefusedRows refused={found.refused} />
          <div>
            <Button onClick={() => void call('import.products.refused', {}).then((csv) => download(csv, 'refused-products.csv'))}>
              {t('download')}
            </Button>
          </div>
        </>
      )}
      <div>
        {added + changed === 0 ? (
          <p className="zg-strong">{t('nothing')}</p>
        ) : (
          <Button type="primary" size="large" disabled={busy} onClick={() => void commitProducts()}>
            {busy ? t('committing') : t('commit', { count: added + changed })}
          </Button>
        )}
      </div>
    </div>
  )
}

function Done({ command, found: { added, changed } }: { command: string; found: ProductDryRun }) {
  const t = useMessages(productImportMessages)
  const format = useFormat()
  const takeBack = async () => {
    const outcome = await undo(command)
    if (outcome?.ok) clearFile()
  }
  return (
    <section className="zg-step" role="status">
      <p className="zg-strong">{t('done', { added: format.count(added), changed: format.count(changed) })}</p>
      <div className="zg-row">
        <Link to={paths.products()}>{t('see')}</Link>
        <Button onClick={() => void takeBack()}>{t('undo')}</Button>
        <Button onClick={clearFile}>{t('again')}</Button>
      </div>
    </section>
  )
}
