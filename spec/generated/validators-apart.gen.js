// Generated from spec/openapi.yaml. Do not edit: change the document and run `pnpm generate`.
function fault(faults, instancePath, schemaPath, keyword, params) {
  (faults ??= []).push({ instancePath, schemaPath, keyword, params });
  return faults;
}
function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
function equal(a, b) {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}
export const validateGetUploadLinkBody = validate21;
const func2 = codePoints;

function validate25(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 255){
vErrors = fault(vErrors, instancePath, "#/maxLength", "maxLength", {limit: 255});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}


function validate24(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!(key0 === "externalId")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.externalId !== undefined){
if(!(validate25(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}


function validate29(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.space === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "space"});
errors++;
}
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!((key0 === "space") || (key0 === "externalId"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.space !== undefined){
let data0 = data.space;
if(typeof data0 === "string"){
if(func2(data0) > 43){
vErrors = fault(vErrors, instancePath+"/space", "#/properties/space/maxLength", "maxLength", {limit: 43});
errors++;
}
if(func2(data0) < 1){
vErrors = fault(vErrors, instancePath+"/space", "#/properties/space/minLength", "minLength", {limit: 1});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath+"/space", "#/properties/space/type", "type", {type: "string"});
errors++;
}
}
if(data.externalId !== undefined){
let data1 = data.externalId;
if(typeof data1 === "string"){
if(func2(data1) < 1){
vErrors = fault(vErrors, instancePath+"/externalId", "#/properties/externalId/minLength", "minLength", {limit: 1});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath+"/externalId", "#/properties/externalId/type", "type", {type: "string"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}


function validate28(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.instanceId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "instanceId"});
errors++;
}
for(const key0 in data){
if(!(key0 === "instanceId")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.instanceId !== undefined){
if(!(validate29(data.instanceId, {instancePath:instancePath+"/instanceId"}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}


function validate23(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "items"});
errors++;
}
for(const key0 in data){
if(!(key0 === "items")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/maxItems", "maxItems", {limit: 1});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs5 = errors;
let valid3 = false;
let passing0 = null;
const _errs6 = errors;
if(!(validate24(data1, {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs7 = errors;
if(!(validate28(data1, {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid3 = true;
passing0 = 1;
}
}
if(!valid3){
vErrors = fault(vErrors, instancePath+"/items/" + i0, "#/properties/items/items/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate23(data, {instancePath}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
validate21.errors = vErrors;
return errors === 0;
}

export const validateUpdateFilesBody = validate33;

function validate36(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "integer"});
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 9007199254740991 || isNaN(data)){
vErrors = fault(vErrors, instancePath, "#/maximum", "maximum", {comparison: "<=", limit: 9007199254740991});
errors++;
}
if(data < 1 || isNaN(data)){
vErrors = fault(vErrors, instancePath, "#/minimum", "minimum", {comparison: ">=", limit: 1});
errors++;
}
}
validate36.errors = vErrors;
return errors === 0;
}

const schema17 = {properties:{"externalId":1,"metadata":1,"assetIds":1,"dataSetId":1,"labels":1,"geoLocation":1,"directory":1,"source":1,"mimeType":1,"sourceCreatedTime":1,"sourceModifiedTime":1,"securityCategories":1}};

function validate41(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.setNull === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "setNull"});
errors++;
}
for(const key0 in data){
if(!(key0 === "setNull")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.setNull !== undefined){
let data0 = data.setNull;
if(typeof data0 !== "boolean"){
vErrors = fault(vErrors, instancePath+"/setNull", "#/properties/setNull/type", "type", {type: "boolean"});
errors++;
}
if(true !== data0){
vErrors = fault(vErrors, instancePath+"/setNull", "#/properties/setNull/const", "const", {allowedValue: true});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}


function validate39(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/required", "required", {missingProperty: "set"});
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.set !== undefined){
if(!(validate25(data.set, {instancePath:instancePath+"/set"}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/oneOf/0/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(validate41(data, {instancePath}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate39.errors = vErrors;
return errors === 0;
}


function validate45(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 256){
vErrors = fault(vErrors, instancePath, "#/maxProperties", "maxProperties", {limit: 256});
errors++;
}
for(const key0 in data){
if(typeof data[key0] !== "string"){
vErrors = fault(vErrors, instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "#/additionalProperties/type", "type", {type: "string"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}


function validate44(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
vErrors = fault(vErrors, instancePath, "#/anyOf/0/required", "required", {missingProperty: "set"});
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
vErrors = fault(vErrors, instancePath, "#/anyOf/0/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.set !== undefined){
if(!(validate45(data.set, {instancePath:instancePath+"/set"}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/anyOf/0/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key1 in data){
if(!((key1 === "add") || (key1 === "remove"))){
vErrors = fault(vErrors, instancePath, "#/anyOf/1/additionalProperties", "additionalProperties", {additionalProperty: key1});
errors++;
}
}
if(data.add !== undefined){
if(!(validate45(data.add, {instancePath:instancePath+"/add"}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.remove !== undefined){
let data2 = data.remove;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
vErrors = fault(vErrors, instancePath+"/remove/" + i0, "#/anyOf/1/properties/remove/items/type", "type", {type: "string"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/remove", "#/anyOf/1/properties/remove/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/anyOf/1/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs5 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/anyOf", "anyOf", {});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate44.errors = vErrors;
return errors === 0;
}

const func0 = equal;

function validate49(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
vErrors = fault(vErrors, instancePath, "#/anyOf/0/required", "required", {missingProperty: "set"});
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
vErrors = fault(vErrors, instancePath, "#/anyOf/0/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.set !== undefined){
let data0 = data.set;
if(Array.isArray(data0)){
if(data0.length > 1000){
vErrors = fault(vErrors, instancePath+"/set", "#/anyOf/0/properties/set/maxItems", "maxItems", {limit: 1000});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate36(data0[i0], {instancePath:instancePath+"/set/" + i0}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
let i1 = data0.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data0[i1], data0[j0])){
vErrors = fault(vErrors, instancePath+"/set", "#/anyOf/0/properties/set/uniqueItems", "uniqueItems", {i: i1, j: j0});
errors++;
break outer0;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/set", "#/anyOf/0/properties/set/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/anyOf/0/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key1 in data){
if(!((key1 === "add") || (key1 === "remove"))){
vErrors = fault(vErrors, instancePath, "#/anyOf/1/additionalProperties", "additionalProperties", {additionalProperty: key1});
errors++;
}
}
if(data.add !== undefined){
let data2 = data.add;
if(Array.isArray(data2)){
if(data2.length > 1000){
vErrors = fault(vErrors, instancePath+"/add", "#/anyOf/1/properties/add/maxItems", "maxItems", {limit: 1000});
errors++;
}
const len1 = data2.length;
for(let i2=0; i2<len1; i2++){
if(!(validate36(data2[i2], {instancePath:instancePath+"/add/" + i2}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/add", "#/anyOf/1/properties/add/type", "type", {type: "array"});
errors++;
}
}
if(data.remove !== undefined){
let data4 = data.remove;
if(Array.isArray(data4)){
if(data4.length > 1000){
vErrors = fault(vErrors, instancePath+"/remove", "#/anyOf/1/properties/remove/maxItems", "maxItems", {limit: 1000});
errors++;
}
const len2 = data4.length;
for(let i3=0; i3<len2; i3++){
if(!(validate36(data4[i3], {instancePath:instancePath+"/remove/" + i3}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/remove", "#/anyOf/1/properties/remove/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/anyOf/1/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs7 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/anyOf", "anyOf", {});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate49.errors = vErrors;
return errors === 0;
}


function validate54(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/required", "required", {missingProperty: "set"});
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.set !== undefined){
if(!(validate36(data.set, {instancePath:instancePath+"/set"}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/oneOf/0/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(validate41(data, {instancePath}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate54.errors = vErrors;
return errors === 0;
}


function validate59(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!(key0 === "externalId")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.externalId !== undefined){
if(!(validate25(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}


function validate58(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
vErrors = fault(vErrors, instancePath, "#/anyOf/0/required", "required", {missingProperty: "set"});
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
vErrors = fault(vErrors, instancePath, "#/anyOf/0/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.set !== undefined){
let data0 = data.set;
if(Array.isArray(data0)){
if(data0.length > 10){
vErrors = fault(vErrors, instancePath+"/set", "#/anyOf/0/properties/set/maxItems", "maxItems", {limit: 10});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate59(data0[i0], {instancePath:instancePath+"/set/" + i0}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
let i1 = data0.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data0[i1], data0[j0])){
vErrors = fault(vErrors, instancePath+"/set", "#/anyOf/0/properties/set/uniqueItems", "uniqueItems", {i: i1, j: j0});
errors++;
break outer0;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/set", "#/anyOf/0/properties/set/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/anyOf/0/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key1 in data){
if(!((key1 === "add") || (key1 === "remove"))){
vErrors = fault(vErrors, instancePath, "#/anyOf/1/additionalProperties", "additionalProperties", {additionalProperty: key1});
errors++;
}
}
if(data.add !== undefined){
let data2 = data.add;
if(Array.isArray(data2)){
if(data2.length > 10){
vErrors = fault(vErrors, instancePath+"/add", "#/anyOf/1/properties/add/maxItems", "maxItems", {limit: 10});
errors++;
}
const len1 = data2.length;
for(let i2=0; i2<len1; i2++){
if(!(validate59(data2[i2], {instancePath:instancePath+"/add/" + i2}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/add", "#/anyOf/1/properties/add/type", "type", {type: "array"});
errors++;
}
}
if(data.remove !== undefined){
let data4 = data.remove;
if(Array.isArray(data4)){
if(data4.length > 10){
vErrors = fault(vErrors, instancePath+"/remove", "#/anyOf/1/properties/remove/maxItems", "maxItems", {limit: 10});
errors++;
}
const len2 = data4.length;
for(let i3=0; i3<len2; i3++){
if(!(validate59(data4[i3], {instancePath:instancePath+"/remove/" + i3}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/remove", "#/anyOf/1/properties/remove/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/anyOf/1/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs7 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/anyOf", "anyOf", {});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate58.errors = vErrors;
return errors === 0;
}


function validate69(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 2){
vErrors = fault(vErrors, instancePath, "#/maxItems", "maxItems", {limit: 2});
errors++;
}
if(data.length < 2){
vErrors = fault(vErrors, instancePath, "#/minItems", "minItems", {limit: 2});
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(!((typeof data0 == "number") && (isFinite(data0)))){
vErrors = fault(vErrors, instancePath+"/" + i0, "#/items/type", "type", {type: "number"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "array"});
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}


function validate68(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.coordinates === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "coordinates"});
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("Point" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "Point"});
errors++;
}
}
if(data.coordinates !== undefined){
if(!(validate69(data.coordinates, {instancePath:instancePath+"/coordinates"}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate68.errors = vErrors;
return errors === 0;
}


function validate71(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.coordinates === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "coordinates"});
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("LineString" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "LineString"});
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
if(data1.length < 2){
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/minItems", "minItems", {limit: 2});
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate69(data1[i0], {instancePath:instancePath+"/coordinates/" + i0}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate71.errors = vErrors;
return errors === 0;
}


function validate74(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length < 4){
vErrors = fault(vErrors, instancePath, "#/minItems", "minItems", {limit: 4});
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate69(data[i0], {instancePath:instancePath+"/" + i0}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "array"});
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}


function validate73(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.coordinates === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "coordinates"});
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("Polygon" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "Polygon"});
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
if(data1.length < 1){
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate74(data1[i0], {instancePath:instancePath+"/coordinates/" + i0}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate73.errors = vErrors;
return errors === 0;
}


function validate77(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.coordinates === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "coordinates"});
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("MultiPoint" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "MultiPoint"});
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate69(data1[i0], {instancePath:instancePath+"/coordinates/" + i0}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate77.errors = vErrors;
return errors === 0;
}


function validate79(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.coordinates === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "coordinates"});
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("MultiLineString" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "MultiLineString"});
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(Array.isArray(data2)){
if(data2.length < 2){
vErrors = fault(vErrors, instancePath+"/coordinates/" + i0, "#/properties/coordinates/items/minItems", "minItems", {limit: 2});
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
if(!(validate69(data2[i1], {instancePath:instancePath+"/coordinates/" + i0+"/" + i1}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates/" + i0, "#/properties/coordinates/items/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate79.errors = vErrors;
return errors === 0;
}


function validate81(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.coordinates === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "coordinates"});
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("MultiPolygon" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "MultiPolygon"});
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(Array.isArray(data2)){
if(data2.length < 1){
vErrors = fault(vErrors, instancePath+"/coordinates/" + i0, "#/properties/coordinates/items/minItems", "minItems", {limit: 1});
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
if(!(validate74(data2[i1], {instancePath:instancePath+"/coordinates/" + i0+"/" + i1}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates/" + i0, "#/properties/coordinates/items/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate81.errors = vErrors;
return errors === 0;
}


function validate67(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "Point"){
if(!(validate68(data, {instancePath}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
}
else if(tag0 === "LineString"){
if(!(validate71(data, {instancePath}))){
vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
errors = vErrors.length;
}
}
else if(tag0 === "Polygon"){
if(!(validate73(data, {instancePath}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
else if(tag0 === "MultiPoint"){
if(!(validate77(data, {instancePath}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
}
else if(tag0 === "MultiLineString"){
if(!(validate79(data, {instancePath}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
}
else if(tag0 === "MultiPolygon"){
if(!(validate81(data, {instancePath}))){
vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
errors = vErrors.length;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/discriminator", "discriminator", {error: "mapping", tag: "type", tagValue: tag0});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/discriminator", "discriminator", {error: "tag", tag: "type", tagValue: tag0});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}


function validate66(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.geometry === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "geometry"});
errors++;
}
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "geometry")) || (key0 === "properties"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("Feature" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "Feature"});
errors++;
}
}
if(data.geometry !== undefined){
if(!(validate67(data.geometry, {instancePath:instancePath+"/geometry"}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data.properties !== undefined){
let data2 = data.properties;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
}
else {
vErrors = fault(vErrors, instancePath+"/properties", "#/properties/properties/type", "type", {type: "object"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate66.errors = vErrors;
return errors === 0;
}


function validate65(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/required", "required", {missingProperty: "set"});
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.set !== undefined){
if(!(validate66(data.set, {instancePath:instancePath+"/set"}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/oneOf/0/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(validate41(data, {instancePath}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate65.errors = vErrors;
return errors === 0;
}

const pattern0 = /* @__PURE__ */ new RegExp("^/", "u");

function validate94(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 512){
vErrors = fault(vErrors, instancePath, "#/maxLength", "maxLength", {limit: 512});
errors++;
}
if(!pattern0.test(data)){
vErrors = fault(vErrors, instancePath, "#/pattern", "pattern", {pattern: "^/"});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate94.errors = vErrors;
return errors === 0;
}


function validate93(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/required", "required", {missingProperty: "set"});
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.set !== undefined){
if(!(validate94(data.set, {instancePath:instancePath+"/set"}))){
vErrors = vErrors === null ? validate94.errors : vErrors.concat(validate94.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/oneOf/0/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(validate41(data, {instancePath}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate93.errors = vErrors;
return errors === 0;
}


function validate99(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 128){
vErrors = fault(vErrors, instancePath, "#/maxLength", "maxLength", {limit: 128});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate99.errors = vErrors;
return errors === 0;
}


function validate98(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/required", "required", {missingProperty: "set"});
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.set !== undefined){
if(!(validate99(data.set, {instancePath:instancePath+"/set"}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/oneOf/0/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(validate41(data, {instancePath}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate98.errors = vErrors;
return errors === 0;
}


function validate104(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 256){
vErrors = fault(vErrors, instancePath, "#/maxLength", "maxLength", {limit: 256});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate104.errors = vErrors;
return errors === 0;
}


function validate103(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/required", "required", {missingProperty: "set"});
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.set !== undefined){
if(!(validate104(data.set, {instancePath:instancePath+"/set"}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/oneOf/0/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(validate41(data, {instancePath}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate103.errors = vErrors;
return errors === 0;
}


function validate109(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "integer"});
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
vErrors = fault(vErrors, instancePath, "#/minimum", "minimum", {comparison: ">=", limit: 0});
errors++;
}
}
validate109.errors = vErrors;
return errors === 0;
}


function validate108(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/required", "required", {missingProperty: "set"});
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
vErrors = fault(vErrors, instancePath, "#/oneOf/0/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.set !== undefined){
if(!(validate109(data.set, {instancePath:instancePath+"/set"}))){
vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/oneOf/0/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(validate41(data, {instancePath}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate108.errors = vErrors;
return errors === 0;
}


function validate114(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
vErrors = fault(vErrors, instancePath, "#/anyOf/0/required", "required", {missingProperty: "set"});
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
vErrors = fault(vErrors, instancePath, "#/anyOf/0/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.set !== undefined){
let data0 = data.set;
if(Array.isArray(data0)){
if(data0.length > 100){
vErrors = fault(vErrors, instancePath+"/set", "#/anyOf/0/properties/set/maxItems", "maxItems", {limit: 100});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate36(data0[i0], {instancePath:instancePath+"/set/" + i0}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
let i1 = data0.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data0[i1], data0[j0])){
vErrors = fault(vErrors, instancePath+"/set", "#/anyOf/0/properties/set/uniqueItems", "uniqueItems", {i: i1, j: j0});
errors++;
break outer0;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/set", "#/anyOf/0/properties/set/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/anyOf/0/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key1 in data){
if(!((key1 === "add") || (key1 === "remove"))){
vErrors = fault(vErrors, instancePath, "#/anyOf/1/additionalProperties", "additionalProperties", {additionalProperty: key1});
errors++;
}
}
if(data.add !== undefined){
let data2 = data.add;
if(Array.isArray(data2)){
if(data2.length > 100){
vErrors = fault(vErrors, instancePath+"/add", "#/anyOf/1/properties/add/maxItems", "maxItems", {limit: 100});
errors++;
}
const len1 = data2.length;
for(let i2=0; i2<len1; i2++){
if(!(validate36(data2[i2], {instancePath:instancePath+"/add/" + i2}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/add", "#/anyOf/1/properties/add/type", "type", {type: "array"});
errors++;
}
}
if(data.remove !== undefined){
let data4 = data.remove;
if(Array.isArray(data4)){
if(data4.length > 100){
vErrors = fault(vErrors, instancePath+"/remove", "#/anyOf/1/properties/remove/maxItems", "maxItems", {limit: 100});
errors++;
}
const len2 = data4.length;
for(let i3=0; i3<len2; i3++){
if(!(validate36(data4[i3], {instancePath:instancePath+"/remove/" + i3}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/remove", "#/anyOf/1/properties/remove/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/anyOf/1/type", "type", {type: "object"});
errors++;
}
var _valid0 = _errs7 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/anyOf", "anyOf", {});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate114.errors = vErrors;
return errors === 0;
}


function validate38(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(Object.hasOwn(schema17.properties, key0))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.externalId !== undefined){
if(!(validate39(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
if(data.metadata !== undefined){
if(!(validate44(data.metadata, {instancePath:instancePath+"/metadata"}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
if(data.assetIds !== undefined){
if(!(validate49(data.assetIds, {instancePath:instancePath+"/assetIds"}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data.dataSetId !== undefined){
if(!(validate54(data.dataSetId, {instancePath:instancePath+"/dataSetId"}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.labels !== undefined){
if(!(validate58(data.labels, {instancePath:instancePath+"/labels"}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
if(data.geoLocation !== undefined){
if(!(validate65(data.geoLocation, {instancePath:instancePath+"/geoLocation"}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
}
if(data.directory !== undefined){
if(!(validate93(data.directory, {instancePath:instancePath+"/directory"}))){
vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined){
if(!(validate98(data.source, {instancePath:instancePath+"/source"}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
}
if(data.mimeType !== undefined){
if(!(validate103(data.mimeType, {instancePath:instancePath+"/mimeType"}))){
vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
errors = vErrors.length;
}
}
if(data.sourceCreatedTime !== undefined){
if(!(validate108(data.sourceCreatedTime, {instancePath:instancePath+"/sourceCreatedTime"}))){
vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
errors = vErrors.length;
}
}
if(data.sourceModifiedTime !== undefined){
if(!(validate108(data.sourceModifiedTime, {instancePath:instancePath+"/sourceModifiedTime"}))){
vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
errors = vErrors.length;
}
}
if(data.securityCategories !== undefined){
if(!(validate114(data.securityCategories, {instancePath:instancePath+"/securityCategories"}))){
vErrors = vErrors === null ? validate114.errors : vErrors.concat(validate114.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}


function validate35(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "id"});
errors++;
}
if(data.update === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "update"});
errors++;
}
for(const key0 in data){
if(!((key0 === "id") || (key0 === "update"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.id !== undefined){
if(!(validate36(data.id, {instancePath:instancePath+"/id"}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
if(data.update !== undefined){
if(!(validate38(data.update, {instancePath:instancePath+"/update"}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}


function validate121(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
if(data.update === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "update"});
errors++;
}
for(const key0 in data){
if(!((key0 === "externalId") || (key0 === "update"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.externalId !== undefined){
if(!(validate25(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
if(data.update !== undefined){
if(!(validate38(data.update, {instancePath:instancePath+"/update"}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate121.errors = vErrors;
return errors === 0;
}


function validate127(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "externalId") || (key0 === "metadata")) || (key0 === "assetIds")) || (key0 === "dataSetId")) || (key0 === "labels")) || (key0 === "geoLocation"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.externalId !== undefined){
if(!(validate39(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
if(data.metadata !== undefined){
if(!(validate44(data.metadata, {instancePath:instancePath+"/metadata"}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
if(data.assetIds !== undefined){
if(!(validate49(data.assetIds, {instancePath:instancePath+"/assetIds"}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data.dataSetId !== undefined){
if(!(validate54(data.dataSetId, {instancePath:instancePath+"/dataSetId"}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.labels !== undefined){
if(!(validate58(data.labels, {instancePath:instancePath+"/labels"}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
if(data.geoLocation !== undefined){
if(!(validate65(data.geoLocation, {instancePath:instancePath+"/geoLocation"}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate127.errors = vErrors;
return errors === 0;
}


function validate125(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.instanceId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "instanceId"});
errors++;
}
if(data.update === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "update"});
errors++;
}
for(const key0 in data){
if(!((key0 === "instanceId") || (key0 === "update"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.instanceId !== undefined){
if(!(validate29(data.instanceId, {instancePath:instancePath+"/instanceId"}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.update !== undefined){
if(!(validate127(data.update, {instancePath:instancePath+"/update"}))){
vErrors = vErrors === null ? validate127.errors : vErrors.concat(validate127.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate125.errors = vErrors;
return errors === 0;
}


function validate34(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "items"});
errors++;
}
for(const key0 in data){
if(!(key0 === "items")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1000){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/maxItems", "maxItems", {limit: 1000});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs5 = errors;
let valid3 = false;
let passing0 = null;
const _errs6 = errors;
if(!(validate35(data1, {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs7 = errors;
if(!(validate121(data1, {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate121.errors : vErrors.concat(validate121.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid3 = true;
passing0 = 1;
}
const _errs8 = errors;
if(!(validate125(data1, {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate125.errors : vErrors.concat(validate125.errors);
errors = vErrors.length;
}
var _valid0 = _errs8 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid3 = true;
passing0 = 2;
}
}
}
if(!valid3){
vErrors = fault(vErrors, instancePath+"/items/" + i0, "#/properties/items/items/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}


function validate33(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate34(data, {instancePath}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
validate33.errors = vErrors;
return errors === 0;
}

export const validateSearchFilesBody = validate137;
const schema51 = {properties:{"name":1,"externalIdPrefix":1,"directoryPrefix":1,"source":1,"mimeType":1,"metadata":1,"assetIds":1,"uploaded":1,"uploadedTime":1,"createdTime":1,"lastUpdatedTime":1,"sourceCreatedTime":1,"sourceModifiedTime":1,"assetExternalIds":1,"rootAssetIds":1,"dataSetIds":1,"assetSubtreeIds":1,"labels":1,"geoLocation":1}};

function validate140(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 256){
vErrors = fault(vErrors, instancePath, "#/maxLength", "maxLength", {limit: 256});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate140.errors = vErrors;
return errors === 0;
}


function validate148(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "min") || (key0 === "max"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.min !== undefined){
if(!(validate109(data.min, {instancePath:instancePath+"/min"}))){
vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors);
errors = vErrors.length;
}
}
if(data.max !== undefined){
if(!(validate109(data.max, {instancePath:instancePath+"/max"}))){
vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate148.errors = vErrors;
return errors === 0;
}


function validate158(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "id"});
errors++;
}
for(const key0 in data){
if(!(key0 === "id")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.id !== undefined){
if(!(validate36(data.id, {instancePath:instancePath+"/id"}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate158.errors = vErrors;
return errors === 0;
}


function validate161(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!(key0 === "externalId")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.externalId !== undefined){
if(!(validate25(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate161.errors = vErrors;
return errors === 0;
}


function validate157(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate158(data, {instancePath}))){
vErrors = vErrors === null ? validate158.errors : vErrors.concat(validate158.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(validate161(data, {instancePath}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate157.errors = vErrors;
return errors === 0;
}


function validate166(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "id"});
errors++;
}
for(const key0 in data){
if(!(key0 === "id")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.id !== undefined){
if(!(validate36(data.id, {instancePath:instancePath+"/id"}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate166.errors = vErrors;
return errors === 0;
}


function validate169(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!(key0 === "externalId")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.externalId !== undefined){
if(!(validate25(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate169.errors = vErrors;
return errors === 0;
}


function validate165(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate166(data, {instancePath}))){
vErrors = vErrors === null ? validate166.errors : vErrors.concat(validate166.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(validate169(data, {instancePath}))){
vErrors = vErrors === null ? validate169.errors : vErrors.concat(validate169.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate165.errors = vErrors;
return errors === 0;
}


function validate175(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.containsAny === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "containsAny"});
errors++;
}
for(const key0 in data){
if(!(key0 === "containsAny")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.containsAny !== undefined){
let data0 = data.containsAny;
if(Array.isArray(data0)){
if(data0.length > 10){
vErrors = fault(vErrors, instancePath+"/containsAny", "#/properties/containsAny/maxItems", "maxItems", {limit: 10});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/containsAny", "#/properties/containsAny/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate59(data0[i0], {instancePath:instancePath+"/containsAny/" + i0}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/containsAny", "#/properties/containsAny/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate175.errors = vErrors;
return errors === 0;
}


function validate178(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.containsAll === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "containsAll"});
errors++;
}
for(const key0 in data){
if(!(key0 === "containsAll")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.containsAll !== undefined){
let data0 = data.containsAll;
if(Array.isArray(data0)){
if(data0.length > 10){
vErrors = fault(vErrors, instancePath+"/containsAll", "#/properties/containsAll/maxItems", "maxItems", {limit: 10});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/containsAll", "#/properties/containsAll/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate59(data0[i0], {instancePath:instancePath+"/containsAll/" + i0}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/containsAll", "#/properties/containsAll/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate178.errors = vErrors;
return errors === 0;
}


function validate174(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate175(data, {instancePath}))){
vErrors = vErrors === null ? validate175.errors : vErrors.concat(validate175.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(validate178(data, {instancePath}))){
vErrors = vErrors === null ? validate178.errors : vErrors.concat(validate178.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate174.errors = vErrors;
return errors === 0;
}

const schema63 = {"type":"object","required":["relation","shape"],"additionalProperties":false,"properties":{"relation":{"type":"string","enum":["INTERSECTS","DISJOINT","WITHIN"]},"shape":{"oneOf":[{"$ref":"spec:schemas#/$defs/Point"},{"$ref":"spec:schemas#/$defs/LineString"},{"$ref":"spec:schemas#/$defs/Polygon"},{"$ref":"spec:schemas#/$defs/MultiLineString"},{"$ref":"spec:schemas#/$defs/MultiPolygon"}],"discriminator":{"propertyName":"type"},"type":"object"}}};

function validate182(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.relation === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "relation"});
errors++;
}
if(data.shape === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "shape"});
errors++;
}
for(const key0 in data){
if(!((key0 === "relation") || (key0 === "shape"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.relation !== undefined){
let data0 = data.relation;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/relation", "#/properties/relation/type", "type", {type: "string"});
errors++;
}
if(!(((data0 === "INTERSECTS") || (data0 === "DISJOINT")) || (data0 === "WITHIN"))){
vErrors = fault(vErrors, instancePath+"/relation", "#/properties/relation/enum", "enum", {allowedValues: schema63.properties.relation.enum});
errors++;
}
}
if(data.shape !== undefined){
let data1 = data.shape;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
const tag0 = data1.type;
if(typeof tag0 == "string"){
if(tag0 === "Point"){
if(!(validate68(data1, {instancePath:instancePath+"/shape"}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
}
else if(tag0 === "LineString"){
if(!(validate71(data1, {instancePath:instancePath+"/shape"}))){
vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
errors = vErrors.length;
}
}
else if(tag0 === "Polygon"){
if(!(validate73(data1, {instancePath:instancePath+"/shape"}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
else if(tag0 === "MultiLineString"){
if(!(validate79(data1, {instancePath:instancePath+"/shape"}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
}
else if(tag0 === "MultiPolygon"){
if(!(validate81(data1, {instancePath:instancePath+"/shape"}))){
vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
errors = vErrors.length;
}
}
else {
vErrors = fault(vErrors, instancePath+"/shape", "#/properties/shape/discriminator", "discriminator", {error: "mapping", tag: "type", tagValue: tag0});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath+"/shape", "#/properties/shape/discriminator", "discriminator", {error: "tag", tag: "type", tagValue: tag0});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath+"/shape", "#/properties/shape/type", "type", {type: "object"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate182.errors = vErrors;
return errors === 0;
}


function validate139(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(Object.hasOwn(schema51.properties, key0))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.name !== undefined){
if(!(validate140(data.name, {instancePath:instancePath+"/name"}))){
vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
errors = vErrors.length;
}
}
if(data.externalIdPrefix !== undefined){
if(!(validate25(data.externalIdPrefix, {instancePath:instancePath+"/externalIdPrefix"}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
if(data.directoryPrefix !== undefined){
if(!(validate94(data.directoryPrefix, {instancePath:instancePath+"/directoryPrefix"}))){
vErrors = vErrors === null ? validate94.errors : vErrors.concat(validate94.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined){
if(!(validate99(data.source, {instancePath:instancePath+"/source"}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
if(data.mimeType !== undefined){
if(!(validate104(data.mimeType, {instancePath:instancePath+"/mimeType"}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
if(data.metadata !== undefined){
if(!(validate45(data.metadata, {instancePath:instancePath+"/metadata"}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.assetIds !== undefined){
let data6 = data.assetIds;
if(Array.isArray(data6)){
if(data6.length > 100){
vErrors = fault(vErrors, instancePath+"/assetIds", "#/properties/assetIds/maxItems", "maxItems", {limit: 100});
errors++;
}
if(data6.length < 1){
vErrors = fault(vErrors, instancePath+"/assetIds", "#/properties/assetIds/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
if(!(validate36(data6[i0], {instancePath:instancePath+"/assetIds/" + i0}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
let i1 = data6.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data6[i1], data6[j0])){
vErrors = fault(vErrors, instancePath+"/assetIds", "#/properties/assetIds/uniqueItems", "uniqueItems", {i: i1, j: j0});
errors++;
break outer0;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/assetIds", "#/properties/assetIds/type", "type", {type: "array"});
errors++;
}
}
if(data.uploaded !== undefined){
if(typeof data.uploaded !== "boolean"){
vErrors = fault(vErrors, instancePath+"/uploaded", "#/properties/uploaded/type", "type", {type: "boolean"});
errors++;
}
}
if(data.uploadedTime !== undefined){
if(!(validate148(data.uploadedTime, {instancePath:instancePath+"/uploadedTime"}))){
vErrors = vErrors === null ? validate148.errors : vErrors.concat(validate148.errors);
errors = vErrors.length;
}
}
if(data.createdTime !== undefined){
if(!(validate148(data.createdTime, {instancePath:instancePath+"/createdTime"}))){
vErrors = vErrors === null ? validate148.errors : vErrors.concat(validate148.errors);
errors = vErrors.length;
}
}
if(data.lastUpdatedTime !== undefined){
if(!(validate148(data.lastUpdatedTime, {instancePath:instancePath+"/lastUpdatedTime"}))){
vErrors = vErrors === null ? validate148.errors : vErrors.concat(validate148.errors);
errors = vErrors.length;
}
}
if(data.sourceCreatedTime !== undefined){
if(!(validate148(data.sourceCreatedTime, {instancePath:instancePath+"/sourceCreatedTime"}))){
vErrors = vErrors === null ? validate148.errors : vErrors.concat(validate148.errors);
errors = vErrors.length;
}
}
if(data.sourceModifiedTime !== undefined){
if(!(validate148(data.sourceModifiedTime, {instancePath:instancePath+"/sourceModifiedTime"}))){
vErrors = vErrors === null ? validate148.errors : vErrors.concat(validate148.errors);
errors = vErrors.length;
}
}
if(data.assetExternalIds !== undefined){
let data14 = data.assetExternalIds;
if(Array.isArray(data14)){
if(data14.length > 100){
vErrors = fault(vErrors, instancePath+"/assetExternalIds", "#/properties/assetExternalIds/maxItems", "maxItems", {limit: 100});
errors++;
}
if(data14.length < 1){
vErrors = fault(vErrors, instancePath+"/assetExternalIds", "#/properties/assetExternalIds/minItems", "minItems", {limit: 1});
errors++;
}
const len1 = data14.length;
for(let i2=0; i2<len1; i2++){
if(!(validate25(data14[i2], {instancePath:instancePath+"/assetExternalIds/" + i2}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
let i3 = data14.length;
let j1;
if(i3 > 1){
outer1:
for(;i3--;){
for(j1 = i3; j1--;){
if(func0(data14[i3], data14[j1])){
vErrors = fault(vErrors, instancePath+"/assetExternalIds", "#/properties/assetExternalIds/uniqueItems", "uniqueItems", {i: i3, j: j1});
errors++;
break outer1;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/assetExternalIds", "#/properties/assetExternalIds/type", "type", {type: "array"});
errors++;
}
}
if(data.rootAssetIds !== undefined){
let data16 = data.rootAssetIds;
if(Array.isArray(data16)){
if(data16.length > 100){
vErrors = fault(vErrors, instancePath+"/rootAssetIds", "#/properties/rootAssetIds/maxItems", "maxItems", {limit: 100});
errors++;
}
if(data16.length < 1){
vErrors = fault(vErrors, instancePath+"/rootAssetIds", "#/properties/rootAssetIds/minItems", "minItems", {limit: 1});
errors++;
}
const len2 = data16.length;
for(let i4=0; i4<len2; i4++){
if(!(validate157(data16[i4], {instancePath:instancePath+"/rootAssetIds/" + i4}))){
vErrors = vErrors === null ? validate157.errors : vErrors.concat(validate157.errors);
errors = vErrors.length;
}
}
let i5 = data16.length;
let j2;
if(i5 > 1){
outer2:
for(;i5--;){
for(j2 = i5; j2--;){
if(func0(data16[i5], data16[j2])){
vErrors = fault(vErrors, instancePath+"/rootAssetIds", "#/properties/rootAssetIds/uniqueItems", "uniqueItems", {i: i5, j: j2});
errors++;
break outer2;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/rootAssetIds", "#/properties/rootAssetIds/type", "type", {type: "array"});
errors++;
}
}
if(data.dataSetIds !== undefined){
let data18 = data.dataSetIds;
if(Array.isArray(data18)){
if(data18.length > 100){
vErrors = fault(vErrors, instancePath+"/dataSetIds", "#/properties/dataSetIds/maxItems", "maxItems", {limit: 100});
errors++;
}
const len3 = data18.length;
for(let i6=0; i6<len3; i6++){
if(!(validate165(data18[i6], {instancePath:instancePath+"/dataSetIds/" + i6}))){
vErrors = vErrors === null ? validate165.errors : vErrors.concat(validate165.errors);
errors = vErrors.length;
}
}
let i7 = data18.length;
let j3;
if(i7 > 1){
outer3:
for(;i7--;){
for(j3 = i7; j3--;){
if(func0(data18[i7], data18[j3])){
vErrors = fault(vErrors, instancePath+"/dataSetIds", "#/properties/dataSetIds/uniqueItems", "uniqueItems", {i: i7, j: j3});
errors++;
break outer3;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/dataSetIds", "#/properties/dataSetIds/type", "type", {type: "array"});
errors++;
}
}
if(data.assetSubtreeIds !== undefined){
let data20 = data.assetSubtreeIds;
if(Array.isArray(data20)){
if(data20.length > 100){
vErrors = fault(vErrors, instancePath+"/assetSubtreeIds", "#/properties/assetSubtreeIds/maxItems", "maxItems", {limit: 100});
errors++;
}
if(data20.length < 1){
vErrors = fault(vErrors, instancePath+"/assetSubtreeIds", "#/properties/assetSubtreeIds/minItems", "minItems", {limit: 1});
errors++;
}
const len4 = data20.length;
for(let i8=0; i8<len4; i8++){
if(!(validate157(data20[i8], {instancePath:instancePath+"/assetSubtreeIds/" + i8}))){
vErrors = vErrors === null ? validate157.errors : vErrors.concat(validate157.errors);
errors = vErrors.length;
}
}
let i9 = data20.length;
let j4;
if(i9 > 1){
outer4:
for(;i9--;){
for(j4 = i9; j4--;){
if(func0(data20[i9], data20[j4])){
vErrors = fault(vErrors, instancePath+"/assetSubtreeIds", "#/properties/assetSubtreeIds/uniqueItems", "uniqueItems", {i: i9, j: j4});
errors++;
break outer4;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/assetSubtreeIds", "#/properties/assetSubtreeIds/type", "type", {type: "array"});
errors++;
}
}
if(data.labels !== undefined){
if(!(validate174(data.labels, {instancePath:instancePath+"/labels"}))){
vErrors = vErrors === null ? validate174.errors : vErrors.concat(validate174.errors);
errors = vErrors.length;
}
}
if(data.geoLocation !== undefined){
if(!(validate182(data.geoLocation, {instancePath:instancePath+"/geoLocation"}))){
vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate139.errors = vErrors;
return errors === 0;
}


function validate138(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "filter") || (key0 === "search")) || (key0 === "limit"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.filter !== undefined){
if(!(validate139(data.filter, {instancePath:instancePath+"/filter"}))){
vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors);
errors = vErrors.length;
}
}
if(data.search !== undefined){
let data1 = data.search;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!(key1 === "name")){
vErrors = fault(vErrors, instancePath+"/search", "#/properties/search/additionalProperties", "additionalProperties", {additionalProperty: key1});
errors++;
}
}
if(data1.name !== undefined){
if(typeof data1.name !== "string"){
vErrors = fault(vErrors, instancePath+"/search/name", "#/properties/search/properties/name/type", "type", {type: "string"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/search", "#/properties/search/type", "type", {type: "object"});
errors++;
}
}
if(data.limit !== undefined){
let data3 = data.limit;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
vErrors = fault(vErrors, instancePath+"/limit", "#/properties/limit/type", "type", {type: "integer"});
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1000 || isNaN(data3)){
vErrors = fault(vErrors, instancePath+"/limit", "#/properties/limit/maximum", "maximum", {comparison: "<=", limit: 1000});
errors++;
}
if(data3 < 1 || isNaN(data3)){
vErrors = fault(vErrors, instancePath+"/limit", "#/properties/limit/minimum", "minimum", {comparison: ">=", limit: 1});
errors++;
}
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate138.errors = vErrors;
return errors === 0;
}


function validate137(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate138(data, {instancePath}))){
vErrors = vErrors === null ? validate138.errors : vErrors.concat(validate138.errors);
errors = vErrors.length;
}
validate137.errors = vErrors;
return errors === 0;
}

export const validateAggregateFilesBody = validate191;

function validate192(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "filter")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.filter !== undefined){
if(!(validate139(data.filter, {instancePath:instancePath+"/filter"}))){
vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate192.errors = vErrors;
return errors === 0;
}


function validate191(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate192(data, {instancePath}))){
vErrors = vErrors === null ? validate192.errors : vErrors.concat(validate192.errors);
errors = vErrors.length;
}
validate191.errors = vErrors;
return errors === 0;
}

export const validateApplyNodeAndEdgesBody = validate195;
const schema67 = {"type":"object","required":["items"],"additionalProperties":false,"properties":{"items":{"type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"spec:schemas#/$defs/NodeWrite"}},"autoCreateDirectRelations":{"type":["boolean","null"]},"autoCreateStartNodes":{"type":["boolean","null"]},"autoCreateEndNodes":{"type":["boolean","null"]},"skipOnVersionConflict":{"type":["boolean","null"]},"replace":{"type":["boolean","null"]}}};
const schema68 = {"type":"object","required":["instanceType","space","externalId"],"additionalProperties":false,"properties":{"instanceType":{"$ref":"spec:schemas#/$defs/NodeType"},"space":{"$ref":"spec:schemas#/$defs/Space"},"externalId":{"$ref":"spec:schemas#/$defs/NodeExternalId"},"existingVersion":{"type":["integer","null"],"minimum":0},"type":{"oneOf":[{"$ref":"spec:schemas#/$defs/RelationTarget"},{"$ref":"spec:schemas#/$defs/NoValue"}]},"sources":{"type":["array","null"],"maxItems":100,"items":{"$ref":"spec:schemas#/$defs/NodeSource"}}}};

function validate198(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
if("node" !== data){
vErrors = fault(vErrors, instancePath, "#/const", "const", {allowedValue: "node"});
errors++;
}
validate198.errors = vErrors;
return errors === 0;
}

const pattern1 = /* @__PURE__ */ new RegExp("^[a-zA-Z][a-zA-Z0-9_-]{0,41}[a-zA-Z0-9]?$", "u");

function validate200(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 43){
vErrors = fault(vErrors, instancePath, "#/maxLength", "maxLength", {limit: 43});
errors++;
}
if(func2(data) < 1){
vErrors = fault(vErrors, instancePath, "#/minLength", "minLength", {limit: 1});
errors++;
}
if(!pattern1.test(data)){
vErrors = fault(vErrors, instancePath, "#/pattern", "pattern", {pattern: "^[a-zA-Z][a-zA-Z0-9_-]{0,41}[a-zA-Z0-9]?$"});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate200.errors = vErrors;
return errors === 0;
}

const pattern2 = /* @__PURE__ */ new RegExp("^[^\\u0000]*$", "u");

function validate202(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 256){
vErrors = fault(vErrors, instancePath, "#/maxLength", "maxLength", {limit: 256});
errors++;
}
if(func2(data) < 1){
vErrors = fault(vErrors, instancePath, "#/minLength", "minLength", {limit: 1});
errors++;
}
if(!pattern2.test(data)){
vErrors = fault(vErrors, instancePath, "#/pattern", "pattern", {pattern: "^[^\\u0000]*$"});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate202.errors = vErrors;
return errors === 0;
}


function validate204(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.space === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "space"});
errors++;
}
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!((key0 === "space") || (key0 === "externalId"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.space !== undefined){
if(!(validate200(data.space, {instancePath:instancePath+"/space"}))){
vErrors = vErrors === null ? validate200.errors : vErrors.concat(validate200.errors);
errors = vErrors.length;
}
}
if(data.externalId !== undefined){
if(!(validate202(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate204.errors = vErrors;
return errors === 0;
}


function validate208(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data !== null){
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "null"});
errors++;
}
validate208.errors = vErrors;
return errors === 0;
}

const pattern3 = /* @__PURE__ */ new RegExp("^[a-zA-Z]([a-zA-Z0-9_]{0,253}[a-zA-Z0-9])?$", "u");
const pattern4 = /* @__PURE__ */ new RegExp("^[a-zA-Z0-9]([.a-zA-Z0-9_-]{0,41}[a-zA-Z0-9])?$", "u");

function validate211(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.space === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "space"});
errors++;
}
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
if(data.version === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "version"});
errors++;
}
for(const key0 in data){
if(!((((key0 === "type") || (key0 === "space")) || (key0 === "externalId")) || (key0 === "version"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("view" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "view"});
errors++;
}
}
if(data.space !== undefined){
if(!(validate200(data.space, {instancePath:instancePath+"/space"}))){
vErrors = vErrors === null ? validate200.errors : vErrors.concat(validate200.errors);
errors = vErrors.length;
}
}
if(data.externalId !== undefined){
let data2 = data.externalId;
if(typeof data2 === "string"){
if(func2(data2) > 255){
vErrors = fault(vErrors, instancePath+"/externalId", "#/properties/externalId/maxLength", "maxLength", {limit: 255});
errors++;
}
if(func2(data2) < 1){
vErrors = fault(vErrors, instancePath+"/externalId", "#/properties/externalId/minLength", "minLength", {limit: 1});
errors++;
}
if(!pattern3.test(data2)){
vErrors = fault(vErrors, instancePath+"/externalId", "#/properties/externalId/pattern", "pattern", {pattern: "^[a-zA-Z]([a-zA-Z0-9_]{0,253}[a-zA-Z0-9])?$"});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath+"/externalId", "#/properties/externalId/type", "type", {type: "string"});
errors++;
}
}
if(data.version !== undefined){
let data3 = data.version;
if(typeof data3 === "string"){
if(func2(data3) > 43){
vErrors = fault(vErrors, instancePath+"/version", "#/properties/version/maxLength", "maxLength", {limit: 43});
errors++;
}
if(func2(data3) < 1){
vErrors = fault(vErrors, instancePath+"/version", "#/properties/version/minLength", "minLength", {limit: 1});
errors++;
}
if(!pattern4.test(data3)){
vErrors = fault(vErrors, instancePath+"/version", "#/properties/version/pattern", "pattern", {pattern: "^[a-zA-Z0-9]([.a-zA-Z0-9_-]{0,41}[a-zA-Z0-9])?$"});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath+"/version", "#/properties/version/type", "type", {type: "string"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate211.errors = vErrors;
return errors === 0;
}

const schema76 = {"type":"object","additionalProperties":false,"properties":{"name":{"type":["string","null"]},"description":{"type":["string","null"]},"tags":{"type":["array","null"],"maxItems":1000,"items":{"type":"string"}},"aliases":{"type":["array","null"],"maxItems":1000,"items":{"type":"string"}},"sourceId":{"type":["string","null"]},"sourceContext":{"type":["string","null"]},"source":{"oneOf":[{"$ref":"spec:schemas#/$defs/RelationTarget"},{"$ref":"spec:schemas#/$defs/NoValue"}]},"sourceCreatedTime":{"type":["string","null"],"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$"},"sourceUpdatedTime":{"type":["string","null"],"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$"},"sourceCreatedUser":{"type":["string","null"]},"sourceUpdatedUser":{"type":["string","null"]},"assets":{"type":["array","null"],"maxItems":1200,"items":{"$ref":"spec:schemas#/$defs/RelationTarget"}},"mimeType":{"type":["string","null"]},"directory":{"type":["string","null"]},"category":{"oneOf":[{"$ref":"spec:schemas#/$defs/RelationTarget"},{"$ref":"spec:schemas#/$defs/NoValue"}]}}};
const pattern5 = /* @__PURE__ */ new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$", "u");

function validate214(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(Object.hasOwn(schema76.properties, key0))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if((typeof data0 !== "string") && (data0 !== null)){
vErrors = fault(vErrors, instancePath+"/name", "#/properties/name/type", "type", {type: schema76.properties.name.type});
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if((typeof data1 !== "string") && (data1 !== null)){
vErrors = fault(vErrors, instancePath+"/description", "#/properties/description/type", "type", {type: schema76.properties.description.type});
errors++;
}
}
if(data.tags !== undefined){
let data2 = data.tags;
if((!(Array.isArray(data2))) && (data2 !== null)){
vErrors = fault(vErrors, instancePath+"/tags", "#/properties/tags/type", "type", {type: schema76.properties.tags.type});
errors++;
}
if(Array.isArray(data2)){
if(data2.length > 1000){
vErrors = fault(vErrors, instancePath+"/tags", "#/properties/tags/maxItems", "maxItems", {limit: 1000});
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
vErrors = fault(vErrors, instancePath+"/tags/" + i0, "#/properties/tags/items/type", "type", {type: "string"});
errors++;
}
}
}
}
if(data.aliases !== undefined){
let data4 = data.aliases;
if((!(Array.isArray(data4))) && (data4 !== null)){
vErrors = fault(vErrors, instancePath+"/aliases", "#/properties/aliases/type", "type", {type: schema76.properties.aliases.type});
errors++;
}
if(Array.isArray(data4)){
if(data4.length > 1000){
vErrors = fault(vErrors, instancePath+"/aliases", "#/properties/aliases/maxItems", "maxItems", {limit: 1000});
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(typeof data4[i1] !== "string"){
vErrors = fault(vErrors, instancePath+"/aliases/" + i1, "#/properties/aliases/items/type", "type", {type: "string"});
errors++;
}
}
}
}
if(data.sourceId !== undefined){
let data6 = data.sourceId;
if((typeof data6 !== "string") && (data6 !== null)){
vErrors = fault(vErrors, instancePath+"/sourceId", "#/properties/sourceId/type", "type", {type: schema76.properties.sourceId.type});
errors++;
}
}
if(data.sourceContext !== undefined){
let data7 = data.sourceContext;
if((typeof data7 !== "string") && (data7 !== null)){
vErrors = fault(vErrors, instancePath+"/sourceContext", "#/properties/sourceContext/type", "type", {type: schema76.properties.sourceContext.type});
errors++;
}
}
if(data.source !== undefined){
let data8 = data.source;
const _errs19 = errors;
let valid5 = false;
let passing0 = null;
const _errs20 = errors;
if(!(validate204(data8, {instancePath:instancePath+"/source"}))){
vErrors = vErrors === null ? validate204.errors : vErrors.concat(validate204.errors);
errors = vErrors.length;
}
var _valid0 = _errs20 === errors;
if(_valid0){
valid5 = true;
passing0 = 0;
}
const _errs21 = errors;
if(!(validate208(data8, {instancePath:instancePath+"/source"}))){
vErrors = vErrors === null ? validate208.errors : vErrors.concat(validate208.errors);
errors = vErrors.length;
}
var _valid0 = _errs21 === errors;
if(_valid0 && valid5){
valid5 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid5 = true;
passing0 = 1;
}
}
if(!valid5){
vErrors = fault(vErrors, instancePath+"/source", "#/properties/source/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
}
if(data.sourceCreatedTime !== undefined){
let data9 = data.sourceCreatedTime;
if((typeof data9 !== "string") && (data9 !== null)){
vErrors = fault(vErrors, instancePath+"/sourceCreatedTime", "#/properties/sourceCreatedTime/type", "type", {type: schema76.properties.sourceCreatedTime.type});
errors++;
}
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
vErrors = fault(vErrors, instancePath+"/sourceCreatedTime", "#/properties/sourceCreatedTime/pattern", "pattern", {pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$"});
errors++;
}
}
}
if(data.sourceUpdatedTime !== undefined){
let data10 = data.sourceUpdatedTime;
if((typeof data10 !== "string") && (data10 !== null)){
vErrors = fault(vErrors, instancePath+"/sourceUpdatedTime", "#/properties/sourceUpdatedTime/type", "type", {type: schema76.properties.sourceUpdatedTime.type});
errors++;
}
if(typeof data10 === "string"){
if(!pattern5.test(data10)){
vErrors = fault(vErrors, instancePath+"/sourceUpdatedTime", "#/properties/sourceUpdatedTime/pattern", "pattern", {pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$"});
errors++;
}
}
}
if(data.sourceCreatedUser !== undefined){
let data11 = data.sourceCreatedUser;
if((typeof data11 !== "string") && (data11 !== null)){
vErrors = fault(vErrors, instancePath+"/sourceCreatedUser", "#/properties/sourceCreatedUser/type", "type", {type: schema76.properties.sourceCreatedUser.type});
errors++;
}
}
if(data.sourceUpdatedUser !== undefined){
let data12 = data.sourceUpdatedUser;
if((typeof data12 !== "string") && (data12 !== null)){
vErrors = fault(vErrors, instancePath+"/sourceUpdatedUser", "#/properties/sourceUpdatedUser/type", "type", {type: schema76.properties.sourceUpdatedUser.type});
errors++;
}
}
if(data.assets !== undefined){
let data13 = data.assets;
if((!(Array.isArray(data13))) && (data13 !== null)){
vErrors = fault(vErrors, instancePath+"/assets", "#/properties/assets/type", "type", {type: schema76.properties.assets.type});
errors++;
}
if(Array.isArray(data13)){
if(data13.length > 1200){
vErrors = fault(vErrors, instancePath+"/assets", "#/properties/assets/maxItems", "maxItems", {limit: 1200});
errors++;
}
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
if(!(validate204(data13[i2], {instancePath:instancePath+"/assets/" + i2}))){
vErrors = vErrors === null ? validate204.errors : vErrors.concat(validate204.errors);
errors = vErrors.length;
}
}
}
}
if(data.mimeType !== undefined){
let data15 = data.mimeType;
if((typeof data15 !== "string") && (data15 !== null)){
vErrors = fault(vErrors, instancePath+"/mimeType", "#/properties/mimeType/type", "type", {type: schema76.properties.mimeType.type});
errors++;
}
}
if(data.directory !== undefined){
let data16 = data.directory;
if((typeof data16 !== "string") && (data16 !== null)){
vErrors = fault(vErrors, instancePath+"/directory", "#/properties/directory/type", "type", {type: schema76.properties.directory.type});
errors++;
}
}
if(data.category !== undefined){
let data17 = data.category;
const _errs38 = errors;
let valid8 = false;
let passing1 = null;
const _errs39 = errors;
if(!(validate204(data17, {instancePath:instancePath+"/category"}))){
vErrors = vErrors === null ? validate204.errors : vErrors.concat(validate204.errors);
errors = vErrors.length;
}
var _valid1 = _errs39 === errors;
if(_valid1){
valid8 = true;
passing1 = 0;
}
const _errs40 = errors;
if(!(validate208(data17, {instancePath:instancePath+"/category"}))){
vErrors = vErrors === null ? validate208.errors : vErrors.concat(validate208.errors);
errors = vErrors.length;
}
var _valid1 = _errs40 === errors;
if(_valid1 && valid8){
valid8 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid8 = true;
passing1 = 1;
}
}
if(!valid8){
vErrors = fault(vErrors, instancePath+"/category", "#/properties/category/oneOf", "oneOf", {passingSchemas: passing1});
errors++;
}
else {
errors = _errs38;
if(vErrors !== null){
if(_errs38){
vErrors.length = _errs38;
}
else {
vErrors = null;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate214.errors = vErrors;
return errors === 0;
}


function validate221(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate221.errors = vErrors;
return errors === 0;
}


function validate210(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.source === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "source"});
errors++;
}
for(const key0 in data){
if(!((key0 === "source") || (key0 === "properties"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.source !== undefined){
if(!(validate211(data.source, {instancePath:instancePath+"/source"}))){
vErrors = vErrors === null ? validate211.errors : vErrors.concat(validate211.errors);
errors = vErrors.length;
}
}
if(data.properties !== undefined){
let data1 = data.properties;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(!(validate214(data1, {instancePath:instancePath+"/properties"}))){
vErrors = vErrors === null ? validate214.errors : vErrors.concat(validate214.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(!(validate221(data1, {instancePath:instancePath+"/properties"}))){
vErrors = vErrors === null ? validate221.errors : vErrors.concat(validate221.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(!(validate208(data1, {instancePath:instancePath+"/properties"}))){
vErrors = vErrors === null ? validate208.errors : vErrors.concat(validate208.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
}
if(!valid1){
vErrors = fault(vErrors, instancePath+"/properties", "#/properties/properties/anyOf", "anyOf", {});
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate210.errors = vErrors;
return errors === 0;
}


function validate197(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.instanceType === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "instanceType"});
errors++;
}
if(data.space === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "space"});
errors++;
}
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!((((((key0 === "instanceType") || (key0 === "space")) || (key0 === "externalId")) || (key0 === "existingVersion")) || (key0 === "type")) || (key0 === "sources"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.instanceType !== undefined){
if(!(validate198(data.instanceType, {instancePath:instancePath+"/instanceType"}))){
vErrors = vErrors === null ? validate198.errors : vErrors.concat(validate198.errors);
errors = vErrors.length;
}
}
if(data.space !== undefined){
if(!(validate200(data.space, {instancePath:instancePath+"/space"}))){
vErrors = vErrors === null ? validate200.errors : vErrors.concat(validate200.errors);
errors = vErrors.length;
}
}
if(data.externalId !== undefined){
if(!(validate202(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
if(data.existingVersion !== undefined){
let data3 = data.existingVersion;
if((!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) && (data3 !== null)){
vErrors = fault(vErrors, instancePath+"/existingVersion", "#/properties/existingVersion/type", "type", {type: schema68.properties.existingVersion.type});
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
vErrors = fault(vErrors, instancePath+"/existingVersion", "#/properties/existingVersion/minimum", "minimum", {comparison: ">=", limit: 0});
errors++;
}
}
}
if(data.type !== undefined){
let data4 = data.type;
const _errs8 = errors;
let valid1 = false;
let passing0 = null;
const _errs9 = errors;
if(!(validate204(data4, {instancePath:instancePath+"/type"}))){
vErrors = vErrors === null ? validate204.errors : vErrors.concat(validate204.errors);
errors = vErrors.length;
}
var _valid0 = _errs9 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs10 = errors;
if(!(validate208(data4, {instancePath:instancePath+"/type"}))){
vErrors = vErrors === null ? validate208.errors : vErrors.concat(validate208.errors);
errors = vErrors.length;
}
var _valid0 = _errs10 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid1 = true;
passing0 = 1;
}
}
if(!valid1){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
}
if(data.sources !== undefined){
let data5 = data.sources;
if((!(Array.isArray(data5))) && (data5 !== null)){
vErrors = fault(vErrors, instancePath+"/sources", "#/properties/sources/type", "type", {type: schema68.properties.sources.type});
errors++;
}
if(Array.isArray(data5)){
if(data5.length > 100){
vErrors = fault(vErrors, instancePath+"/sources", "#/properties/sources/maxItems", "maxItems", {limit: 100});
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate210(data5[i0], {instancePath:instancePath+"/sources/" + i0}))){
vErrors = vErrors === null ? validate210.errors : vErrors.concat(validate210.errors);
errors = vErrors.length;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate197.errors = vErrors;
return errors === 0;
}


function validate196(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "items"});
errors++;
}
for(const key0 in data){
if(!((((((key0 === "items") || (key0 === "autoCreateDirectRelations")) || (key0 === "autoCreateStartNodes")) || (key0 === "autoCreateEndNodes")) || (key0 === "skipOnVersionConflict")) || (key0 === "replace"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1000){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/maxItems", "maxItems", {limit: 1000});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate197(data0[i0], {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate197.errors : vErrors.concat(validate197.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/type", "type", {type: "array"});
errors++;
}
}
if(data.autoCreateDirectRelations !== undefined){
let data2 = data.autoCreateDirectRelations;
if((typeof data2 !== "boolean") && (data2 !== null)){
vErrors = fault(vErrors, instancePath+"/autoCreateDirectRelations", "#/properties/autoCreateDirectRelations/type", "type", {type: schema67.properties.autoCreateDirectRelations.type});
errors++;
}
}
if(data.autoCreateStartNodes !== undefined){
let data3 = data.autoCreateStartNodes;
if((typeof data3 !== "boolean") && (data3 !== null)){
vErrors = fault(vErrors, instancePath+"/autoCreateStartNodes", "#/properties/autoCreateStartNodes/type", "type", {type: schema67.properties.autoCreateStartNodes.type});
errors++;
}
}
if(data.autoCreateEndNodes !== undefined){
let data4 = data.autoCreateEndNodes;
if((typeof data4 !== "boolean") && (data4 !== null)){
vErrors = fault(vErrors, instancePath+"/autoCreateEndNodes", "#/properties/autoCreateEndNodes/type", "type", {type: schema67.properties.autoCreateEndNodes.type});
errors++;
}
}
if(data.skipOnVersionConflict !== undefined){
let data5 = data.skipOnVersionConflict;
if((typeof data5 !== "boolean") && (data5 !== null)){
vErrors = fault(vErrors, instancePath+"/skipOnVersionConflict", "#/properties/skipOnVersionConflict/type", "type", {type: schema67.properties.skipOnVersionConflict.type});
errors++;
}
}
if(data.replace !== undefined){
let data6 = data.replace;
if((typeof data6 !== "boolean") && (data6 !== null)){
vErrors = fault(vErrors, instancePath+"/replace", "#/properties/replace/type", "type", {type: schema67.properties.replace.type});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate196.errors = vErrors;
return errors === 0;
}


function validate195(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate196(data, {instancePath}))){
vErrors = vErrors === null ? validate196.errors : vErrors.concat(validate196.errors);
errors = vErrors.length;
}
validate195.errors = vErrors;
return errors === 0;
}

export const validateByExternalIdsInstancesBody = validate227;

function validate229(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.instanceType === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "instanceType"});
errors++;
}
if(data.space === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "space"});
errors++;
}
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!(((key0 === "instanceType") || (key0 === "space")) || (key0 === "externalId"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.instanceType !== undefined){
if(!(validate198(data.instanceType, {instancePath:instancePath+"/instanceType"}))){
vErrors = vErrors === null ? validate198.errors : vErrors.concat(validate198.errors);
errors = vErrors.length;
}
}
if(data.space !== undefined){
if(!(validate200(data.space, {instancePath:instancePath+"/space"}))){
vErrors = vErrors === null ? validate200.errors : vErrors.concat(validate200.errors);
errors = vErrors.length;
}
}
if(data.externalId !== undefined){
if(!(validate202(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate229.errors = vErrors;
return errors === 0;
}


function validate228(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "items"});
errors++;
}
for(const key0 in data){
if(!(((key0 === "items") || (key0 === "sources")) || (key0 === "includeTyping"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1000){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/maxItems", "maxItems", {limit: 1000});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate229(data0[i0], {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate229.errors : vErrors.concat(validate229.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/type", "type", {type: "array"});
errors++;
}
}
if(data.sources !== undefined){
let data2 = data.sources;
if(Array.isArray(data2)){
if(data2.length > 10){
vErrors = fault(vErrors, instancePath+"/sources", "#/properties/sources/maxItems", "maxItems", {limit: 10});
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.source === undefined){
vErrors = fault(vErrors, instancePath+"/sources/" + i1, "#/properties/sources/items/required", "required", {missingProperty: "source"});
errors++;
}
for(const key1 in data3){
if(!(key1 === "source")){
vErrors = fault(vErrors, instancePath+"/sources/" + i1, "#/properties/sources/items/additionalProperties", "additionalProperties", {additionalProperty: key1});
errors++;
}
}
if(data3.source !== undefined){
if(!(validate211(data3.source, {instancePath:instancePath+"/sources/" + i1+"/source"}))){
vErrors = vErrors === null ? validate211.errors : vErrors.concat(validate211.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/sources/" + i1, "#/properties/sources/items/type", "type", {type: "object"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/sources", "#/properties/sources/type", "type", {type: "array"});
errors++;
}
}
if(data.includeTyping !== undefined){
if(typeof data.includeTyping !== "boolean"){
vErrors = fault(vErrors, instancePath+"/includeTyping", "#/properties/includeTyping/type", "type", {type: "boolean"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate228.errors = vErrors;
return errors === 0;
}


function validate227(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate228(data, {instancePath}))){
vErrors = vErrors === null ? validate228.errors : vErrors.concat(validate228.errors);
errors = vErrors.length;
}
validate227.errors = vErrors;
return errors === 0;
}

export const validateDeleteInstancesBody = validate236;

function validate237(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "items"});
errors++;
}
for(const key0 in data){
if(!(key0 === "items")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1000){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/maxItems", "maxItems", {limit: 1000});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate229(data0[i0], {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate229.errors : vErrors.concat(validate229.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate237.errors = vErrors;
return errors === 0;
}


function validate236(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate237(data, {instancePath}))){
vErrors = vErrors === null ? validate237.errors : vErrors.concat(validate237.errors);
errors = vErrors.length;
}
validate236.errors = vErrors;
return errors === 0;
}

export const validateCogniteFileProperties = validate240;
const schema83 = {"$id":"spec:CogniteFileProperties","type":"object","additionalProperties":false,"properties":{"name":{"type":["string","null"]},"description":{"type":["string","null"]},"tags":{"type":["array","null"],"maxItems":1000,"items":{"type":"string"}},"aliases":{"type":["array","null"],"maxItems":1000,"items":{"type":"string"}},"sourceId":{"type":["string","null"]},"sourceContext":{"type":["string","null"]},"source":{"oneOf":[{"$ref":"spec:schemas#/$defs/RelationTarget"},{"$ref":"spec:schemas#/$defs/NoValue"}]},"sourceCreatedTime":{"type":["string","null"],"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$"},"sourceUpdatedTime":{"type":["string","null"],"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$"},"sourceCreatedUser":{"type":["string","null"]},"sourceUpdatedUser":{"type":["string","null"]},"assets":{"type":["array","null"],"maxItems":1200,"items":{"$ref":"spec:schemas#/$defs/RelationTarget"}},"mimeType":{"type":["string","null"]},"directory":{"type":["string","null"]},"category":{"oneOf":[{"$ref":"spec:schemas#/$defs/RelationTarget"},{"$ref":"spec:schemas#/$defs/NoValue"}]}}};

function validate241(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.space === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "space"});
errors++;
}
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!((key0 === "space") || (key0 === "externalId"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.space !== undefined){
if(!(validate200(data.space, {instancePath:instancePath+"/space"}))){
vErrors = vErrors === null ? validate200.errors : vErrors.concat(validate200.errors);
errors = vErrors.length;
}
}
if(data.externalId !== undefined){
if(!(validate202(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate241.errors = vErrors;
return errors === 0;
}


function validate245(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data !== null){
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "null"});
errors++;
}
validate245.errors = vErrors;
return errors === 0;
}


function validate240(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(Object.hasOwn(schema83.properties, key0))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if((typeof data0 !== "string") && (data0 !== null)){
vErrors = fault(vErrors, instancePath+"/name", "#/properties/name/type", "type", {type: schema83.properties.name.type});
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if((typeof data1 !== "string") && (data1 !== null)){
vErrors = fault(vErrors, instancePath+"/description", "#/properties/description/type", "type", {type: schema83.properties.description.type});
errors++;
}
}
if(data.tags !== undefined){
let data2 = data.tags;
if((!(Array.isArray(data2))) && (data2 !== null)){
vErrors = fault(vErrors, instancePath+"/tags", "#/properties/tags/type", "type", {type: schema83.properties.tags.type});
errors++;
}
if(Array.isArray(data2)){
if(data2.length > 1000){
vErrors = fault(vErrors, instancePath+"/tags", "#/properties/tags/maxItems", "maxItems", {limit: 1000});
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
vErrors = fault(vErrors, instancePath+"/tags/" + i0, "#/properties/tags/items/type", "type", {type: "string"});
errors++;
}
}
}
}
if(data.aliases !== undefined){
let data4 = data.aliases;
if((!(Array.isArray(data4))) && (data4 !== null)){
vErrors = fault(vErrors, instancePath+"/aliases", "#/properties/aliases/type", "type", {type: schema83.properties.aliases.type});
errors++;
}
if(Array.isArray(data4)){
if(data4.length > 1000){
vErrors = fault(vErrors, instancePath+"/aliases", "#/properties/aliases/maxItems", "maxItems", {limit: 1000});
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(typeof data4[i1] !== "string"){
vErrors = fault(vErrors, instancePath+"/aliases/" + i1, "#/properties/aliases/items/type", "type", {type: "string"});
errors++;
}
}
}
}
if(data.sourceId !== undefined){
let data6 = data.sourceId;
if((typeof data6 !== "string") && (data6 !== null)){
vErrors = fault(vErrors, instancePath+"/sourceId", "#/properties/sourceId/type", "type", {type: schema83.properties.sourceId.type});
errors++;
}
}
if(data.sourceContext !== undefined){
let data7 = data.sourceContext;
if((typeof data7 !== "string") && (data7 !== null)){
vErrors = fault(vErrors, instancePath+"/sourceContext", "#/properties/sourceContext/type", "type", {type: schema83.properties.sourceContext.type});
errors++;
}
}
if(data.source !== undefined){
let data8 = data.source;
const _errs19 = errors;
let valid5 = false;
let passing0 = null;
const _errs20 = errors;
if(!(validate241(data8, {instancePath:instancePath+"/source"}))){
vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors);
errors = vErrors.length;
}
var _valid0 = _errs20 === errors;
if(_valid0){
valid5 = true;
passing0 = 0;
}
const _errs21 = errors;
if(!(validate245(data8, {instancePath:instancePath+"/source"}))){
vErrors = vErrors === null ? validate245.errors : vErrors.concat(validate245.errors);
errors = vErrors.length;
}
var _valid0 = _errs21 === errors;
if(_valid0 && valid5){
valid5 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid5 = true;
passing0 = 1;
}
}
if(!valid5){
vErrors = fault(vErrors, instancePath+"/source", "#/properties/source/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
}
if(data.sourceCreatedTime !== undefined){
let data9 = data.sourceCreatedTime;
if((typeof data9 !== "string") && (data9 !== null)){
vErrors = fault(vErrors, instancePath+"/sourceCreatedTime", "#/properties/sourceCreatedTime/type", "type", {type: schema83.properties.sourceCreatedTime.type});
errors++;
}
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
vErrors = fault(vErrors, instancePath+"/sourceCreatedTime", "#/properties/sourceCreatedTime/pattern", "pattern", {pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$"});
errors++;
}
}
}
if(data.sourceUpdatedTime !== undefined){
let data10 = data.sourceUpdatedTime;
if((typeof data10 !== "string") && (data10 !== null)){
vErrors = fault(vErrors, instancePath+"/sourceUpdatedTime", "#/properties/sourceUpdatedTime/type", "type", {type: schema83.properties.sourceUpdatedTime.type});
errors++;
}
if(typeof data10 === "string"){
if(!pattern5.test(data10)){
vErrors = fault(vErrors, instancePath+"/sourceUpdatedTime", "#/properties/sourceUpdatedTime/pattern", "pattern", {pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$"});
errors++;
}
}
}
if(data.sourceCreatedUser !== undefined){
let data11 = data.sourceCreatedUser;
if((typeof data11 !== "string") && (data11 !== null)){
vErrors = fault(vErrors, instancePath+"/sourceCreatedUser", "#/properties/sourceCreatedUser/type", "type", {type: schema83.properties.sourceCreatedUser.type});
errors++;
}
}
if(data.sourceUpdatedUser !== undefined){
let data12 = data.sourceUpdatedUser;
if((typeof data12 !== "string") && (data12 !== null)){
vErrors = fault(vErrors, instancePath+"/sourceUpdatedUser", "#/properties/sourceUpdatedUser/type", "type", {type: schema83.properties.sourceUpdatedUser.type});
errors++;
}
}
if(data.assets !== undefined){
let data13 = data.assets;
if((!(Array.isArray(data13))) && (data13 !== null)){
vErrors = fault(vErrors, instancePath+"/assets", "#/properties/assets/type", "type", {type: schema83.properties.assets.type});
errors++;
}
if(Array.isArray(data13)){
if(data13.length > 1200){
vErrors = fault(vErrors, instancePath+"/assets", "#/properties/assets/maxItems", "maxItems", {limit: 1200});
errors++;
}
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
if(!(validate241(data13[i2], {instancePath:instancePath+"/assets/" + i2}))){
vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors);
errors = vErrors.length;
}
}
}
}
if(data.mimeType !== undefined){
let data15 = data.mimeType;
if((typeof data15 !== "string") && (data15 !== null)){
vErrors = fault(vErrors, instancePath+"/mimeType", "#/properties/mimeType/type", "type", {type: schema83.properties.mimeType.type});
errors++;
}
}
if(data.directory !== undefined){
let data16 = data.directory;
if((typeof data16 !== "string") && (data16 !== null)){
vErrors = fault(vErrors, instancePath+"/directory", "#/properties/directory/type", "type", {type: schema83.properties.directory.type});
errors++;
}
}
if(data.category !== undefined){
let data17 = data.category;
const _errs38 = errors;
let valid8 = false;
let passing1 = null;
const _errs39 = errors;
if(!(validate241(data17, {instancePath:instancePath+"/category"}))){
vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors);
errors = vErrors.length;
}
var _valid1 = _errs39 === errors;
if(_valid1){
valid8 = true;
passing1 = 0;
}
const _errs40 = errors;
if(!(validate245(data17, {instancePath:instancePath+"/category"}))){
vErrors = vErrors === null ? validate245.errors : vErrors.concat(validate245.errors);
errors = vErrors.length;
}
var _valid1 = _errs40 === errors;
if(_valid1 && valid8){
valid8 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid8 = true;
passing1 = 1;
}
}
if(!valid8){
vErrors = fault(vErrors, instancePath+"/category", "#/properties/category/oneOf", "oneOf", {passingSchemas: passing1});
errors++;
}
else {
errors = _errs38;
if(vErrors !== null){
if(_errs38){
vErrors.length = _errs38;
}
else {
vErrors = null;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate240.errors = vErrors;
return errors === 0;
}

