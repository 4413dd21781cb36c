/** What this program uses of packages that bring no types. */
declare module 'ipp-encoder' {
  interface Attribute {
    tag: number;
    name: string;
    value: unknown;
  }
  interface Group {
    tag: number;
    attributes: Attribute[];
  }
  const ipp: {
    CONSTANTS: Record<
      | 'GET_JOB_ATTRIBUTES'
      | 'OPERATION_ATTRIBUTES_TAG'
      | 'JOB_ATTRIBUTES_TAG'
      | 'CHARSET'
      | 'NATURAL_LANG'
      | 'URI'
      | 'KEYWORD'
      | 'CLIENT_ERROR_NOT_FOUND',
      number
    >;
    request: { encode(request: { operationId: number; requestId: number; groups: Group[] }): Buffer };
    response: { decode(bytes: Buffer): { statusCode: number; groups: Group[] } };
  };
  export default ipp;
}
