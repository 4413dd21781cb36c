/** The window that asks for a folder or file where the program is shown in a browser instead of Electron. */
export const pathDialogWords = {
  folder: 'フォルダーを選ぶ',
  file: 'ファイルを選ぶ',
  save: '名前を付けて保存',
  note: 'ブラウザーで開いているため、システムの選択画面の代わりにこの画面で選びます。',
  path: '場所',
  up: '上のフォルダーへ',
  choose: '選ぶ',
  store: '保存',
  cancel: 'キャンセル',
  nothingHere: 'このフォルダーは空です',
  notThere: 'その場所は見つかりません。',
  notAFolder: 'フォルダーではありません。',
  notAFile: 'ファイルではありません。',
  notAbsolute: '「/」またはドライブ名から始まる場所を入力してください。',
  replaces: '同じ名前のファイルがあります。もう一度「保存」を押すと置き換えます。',
} as const;
