import { defineMessages } from '~/lib/i18n'

/** Words of a press that takes a backup, wherever it is. */
export const backUpMessages = defineMessages('backUp', {
  zh: {
    backUp: '立即备份',
    backedUp: '已备份到 {{file}}（{{size}}）',
    nothingYet: '店里还没有数据，不用备份',
    busy: '请等正在进行的工作完成',
    notSaved: '备份没有保存成功。请检查磁盘空间后再试。',
    fileKind: '掌柜备份',
    unnamed: '掌柜',
  },
  en: {
    backUp: 'Back up now',
    backedUp: 'Backed up to {{file}} ({{size}})',
    nothingYet: 'The shop is empty: there is nothing to back up',
    busy: 'Wait until the work under way is done',
    notSaved: 'The backup was not saved. Check that the disk has room, then try again.',
    fileKind: 'Zhanggui backup',
    unnamed: 'Zhanggui',
  },
})
