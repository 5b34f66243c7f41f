import { mayRun, type Role, ROLES, seesPersonalData } from '~/domain/person'
import { useMessages } from '~/lib/i18n'
import { peopleMessages } from '~/features/shared/peopleMessages'
import { settingsPeopleMessages } from './peopleMessages'

/** What is told of the roles, by the rules that the store itself follows. */
const RIGHTS = {
  seeFigures: (role) => mayRun(role, 'order.note'),
  importOrders: (role) => mayRun(role, 'orders.import'),
  editProducts: (role) => mayRun(role, 'product.edit'),
  seePersonal: seesPersonalData,
  reveal: (role) => mayRun(role, 'personal.reveal'),
  changeShop: (role) => mayRun(role, 'shop.set'),
  managePeople: (role) => mayRun(role, 'person.set'),
  erase: (role) => mayRun(role, 'customer.erase'),
  backup: (role) => mayRun(role, 'backup.made'),
} as const satisfies Record<string, (role: Role) => boolean>

const NAMES = [
  'seeFigures',
  'importOrders',
  'editProducts',
  'seePersonal',
  'reveal',
  'changeShop',
  'managePeople',
  'erase',
  'backup',
] as const satisfies readonly (keyof typeof RIGHTS)[]

/** Which role may do what, in a table. */
export function RoleRights() {
  const t = useMessages(settingsPeopleMessages)
  const words = useMessages(peopleMessages)
  return (
    <details>
      <summary>{t('rights')}</summary>
      {/* A table that may scroll has to be reached by keyboard. */}
      <div className="zg-table-scroll" role="region" aria-label={t('rights')} tabIndex={0}>
        <table className="zg-rights">
          <thead>
            <tr>
              <th scope="col">{t('right')}</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {words(role)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {NAMES.map((name) => (
              <tr key={name}>
                <th scope="row">{t(name)}</th>
                {ROLES.map((role) => (
                  <td key={role}>{RIGHTS[name](role) ? <strong>{t('may')}</strong> : <span className="zg-second">{t('mayNot')}</span>}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
