import { defineMessages } from '~/lib/i18n'

/** Words about shops: the switcher, the settings and the first visit share them. */
export const shopsMessages = defineMessages('shops', {
  zh: {
    ownShop: '我的店铺',
    demoShop: '演示店铺',
    own: '自有',
    demo: '演示',
    importRuns: '正在导入文件，完成后才能切换店铺。',
    demoRuns: '演示店铺还在生成，完成后才能切换店铺。',
    backupRuns: '正在备份，完成后才能切换店铺。',
    restoreRuns: '正在恢复备份，完成后才能切换店铺。',
    demoFailed: '演示店铺没有生成完，请重试。',
    goneElsewhere: '“{{name}}”已在另一个标签页中删除，现在打开的是另一家店。',
    openDemo: '打开演示店铺',
  },
  en: {
    ownShop: 'My shop',
    demoShop: 'Demo shop',
    own: 'Yours',
    demo: 'Demo',
    importRuns: 'A file is being imported. Shops can be switched when it is done.',
    demoRuns: 'The demo shop is still being made. Shops can be switched when it is done.',
    backupRuns: 'A backup is being taken. Shops can be switched when it is done.',
    restoreRuns: 'A backup is being restored. Shops can be switched when it is done.',
    demoFailed: 'The demo shop was not finished. Try again.',
    goneElsewhere: '“{{name}}” was deleted in another tab; another shop is open now.',
    openDemo: 'Open the demo shop',
  },
})
