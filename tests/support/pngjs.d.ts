/** pngjs comes without types: what the tests use of it. */
declare module 'pngjs' {
  export class PNG {
    constructor(options: { width: number; height: number });
    width: number;
    height: number;
    data: Buffer;
    static sync: { write(png: PNG): Buffer; read(bytes: Uint8Array): PNG };
  }
}
