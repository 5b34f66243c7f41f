import { type ProductDryRun, SHOWN_CHANGES } from '~/domain/productFile/plan'
import { missingProductFields } from '~/domain/productFile/presets'
import { download } from '~/features/shared/download'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { CommitButton, Counts, FileCheckStep, FileDone } from './FileCheckStep'
import { RefusedTable } from './RefusedTable'
import type { Committed } from './fileWizard'
import { messages } from './messages'
import { ProductChanges } from './ProductChanges'
import { productImportMessages } from './productImportMessages'
import { type ProductDraft, productWizard } from './productWizard'

/** The dry run, what it has found, the button that imports just that, and what it did. */
export function ProductCheckStep({ draft }: { draft: ProductDraft }) {
  const t = useMessages(productImportMessages)
  const { check, commit } = productWizard.use()
  const missing = missingProductFields(draft.columns).length > 0 ? t('missing') : undefined
  if (commit.is === 'done') return <Done {...commit.done} />
  return (
    <FileCheckStep
      check={check}
      commit={commit}
      kind="catalog.import"
      hint={t('check.hint')}
      missing={missing}
      failed={(what) => t('failed', { what })}
      onCheck={productWizard.check}
    >
      {(found) => <Found found={found} busy={commit.is === 'running'} />}
    </FileCheckStep>
  )
}

const COUNTS = ['rows', 'added', 'changed', 'unchanged', 'newSkus', 'refused'] as const

function Found({ found, busy }: { found: ProductDryRun; busy: boolean }) {
  const t = useMessages(productImportMessages)
  const common = useMessages(messages)
  const { rows, added, changed, unchanged, skus, refusedRows, categories, unknownSuppliers } = found
  const values = { rows, added, changed, unchanged, newSkus: skus.added, refused: refusedRows }
  const names = (list: readonly string[]) => list.join(common('comma'))
  return (
    <div className="zg-found">
      <Counts counts={COUNTS.map((name) => ({ name, label: t(name), value: values[name] }))} />
      {skus.coded > 0 && <p className="zg-second zg-small">{t('coded', { count: skus.coded })}</p>}
      {skus.kept > 0 && <p className="zg-second zg-small">{t('kept', { count: skus.kept })}</p>}
      {categories.length > 0 && <p className="zg-second zg-small">{t('categories', { names: names(categories) })}</p>}
      {unknownSuppliers.length > 0 && <p className="zg-warning">{t('suppliers', { names: names(unknownSuppliers) })}</p>}
      {found.changes.length > 0 && <ProductChanges changes={found.changes} />}
      {added + changed > SHOWN_CHANGES && <p className="zg-second zg-small">{t('more', { count: SHOWN_CHANGES })}</p>}
      {refusedRows > 0 && (
        <>
          <RefusedTable
            label={t('refusedRows')}
            names={[t('line'), t('why'), t('fieldName'), t('text')]}
            rows={found.refused.map((row) => ({ ...row, why: t(`why.${row.why}`) }))}
          />
          <div>
            <Button onClick={() => void call('import.products.refused', {}).then((csv) => download(csv, 'refused-products.csv'))}>
              {t('download')}
            </Button>
          </div>
        </>
      )}
      {added + changed === 0 ? (
        <p className="zg-strong">{t('nothing')}</p>
      ) : (
        <CommitButton
          kind="catalog.import"
          busy={busy}
          text={t('commit', { count: added + changed })}
          busyText={t('committing')}
          onCommit={productWizard.commit}
        />
      )}
    </div>
  )
}

function Done({ command, found: { added, changed } }: Committed<ProductDryRun>) {
  const t = useMessages(productImportMessages)
  const format = useFormat()
  return (
    <FileDone
      command={command}
      text={t('done', { added: format.count(added), changed: format.count(changed) })}
      words={t}
      to={paths.products()}
    />
  )
}
